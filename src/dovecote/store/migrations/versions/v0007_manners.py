"""What many findings have in common stands once; the number of a finding tells its reading, so two indexes go."""

from alembic import op

revision = "0007"
down_revision = "0006"

_STATEMENTS = (
    'create table manner (no integer not null primary key, "class" text not null, kind text, status text, '
    "sourcing_class text, rule text)",
    'insert into manner ("class", kind, status, sourcing_class, rule) '
    'select distinct "class", kind, status, sourcing_class, rule from item',
    "create table new_item (no integer not null primary key, manner_no integer not null references manner (no), "
    "id text not null, who text, whom text, day text, label text)",
    "create table renumbered (old integer not null primary key, new integer not null)",
    "insert into renumbered (old, new) select no, reading_no * 262144 - 1 + "
    "row_number() over (partition by reading_no order by no) from item",
    "insert into new_item (no, manner_no, id, who, whom, day, label) "
    "select renumbered.new, manner.no, item.id, item.who, item.whom, item.day, item.label from item "
    'join renumbered on renumbered.old = item.no join manner on manner."class" = item."class" '
    "and coalesce(manner.kind, '') = coalesce(item.kind, '') "
    "and coalesce(manner.status, '') = coalesce(item.status, '') "
    "and coalesce(manner.sourcing_class, '') = coalesce(item.sourcing_class, '') "
    "and coalesce(manner.rule, '') = coalesce(item.rule, '')",
    "create table new_quotation (no integer not null primary key, role text not null, start integer not null, "
    '"end" integer not null)',
    'insert into new_quotation (no, role, start, "end") select renumbered.new * 1024 + quotation.position, '
    'quotation.role, quotation.start, quotation."end" from quotation join renumbered on renumbered.old = item_no',
    "drop table renumbered",
    "drop table quotation",
    "drop table item",
    "alter table new_item rename to item",
    "alter table new_quotation rename to quotation",
)


def upgrade() -> None:
    """Take the findings over into the smaller tables."""
    for statement in _STATEMENTS:
        op.execute(statement)
