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
    # Null equals nothing, so what is looked up by has none: else each finding would be held against each manner.
    'create table told (manner_no integer not null, "class" text not null, kind text not null, status text not null, '
    "sourcing_class text not null, rule text not null)",
    "insert into told select min(no), \"class\", coalesce(kind, ''), coalesce(status, ''), "
    "coalesce(sourcing_class, ''), coalesce(rule, '') from manner group by 2, 3, 4, 5, 6",
    'create index told_by_all on told (rule, kind, "class", status, sourcing_class)',
    "insert into new_item (no, manner_no, id, who, whom, day, label) "
    "select renumbered.new, told.manner_no, item.id, item.who, item.whom, item.day, item.label from item "
    'join renumbered on renumbered.old = item.no join told on told."class" = item."class" '
    "and told.kind = coalesce(item.kind, '') and told.status = coalesce(item.status, '') "
    "and told.sourcing_class = coalesce(item.sourcing_class, '') and told.rule = coalesce(item.rule, '')",
    "drop table told",
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
