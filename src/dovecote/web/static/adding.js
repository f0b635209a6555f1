// Files dropped on the page become those of the form; their names are shown before anything is sent.
"use strict";

const drop = document.getElementById("drop");
const files = document.getElementById("files");

function show() {
  const rows = [...files.files].map((file) => {
    const row = document.createElement("li");
    row.textContent = `${file.name}, ${Math.ceil(file.size / 1000).toLocaleString("en")} kB`;
    return row;
  });
  document.getElementById("chosen").replaceChildren(...rows);
}

if (drop) {
  for (const name of ["dragover", "drop"]) document.addEventListener(name, (event) => event.preventDefault());
  document.addEventListener("dragover", () => drop.classList.add("over"));
  document.addEventListener("dragleave", () => drop.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    drop.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    files.files = event.dataTransfer.files;
    show();
  });
  files.addEventListener("change", show);
}
