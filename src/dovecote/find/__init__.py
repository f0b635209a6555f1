"""From sentences to findings: one module for each class of the codebook."""
