"""The tables of the figure store; every row of a report carries its version, so a report comes and goes by one number.

`*_key` columns hold the text in the form that is compared: one case, one kind of space and dash.
"""

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

SCHEMA = 1
"""Goes up when stored rows would be read wrong; an older store is then refused."""

metadata = MetaData()

meta = Table("meta", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))


def _version() -> Column[int]:
    return Column("version", Integer, ForeignKey("reports.version"), primary_key=True, autoincrement=False)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False)


reports = Table(
    "reports",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("report_id", String, nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("counts", Text, nullable=False),
    Column("checks", Text, nullable=False),
    Column("warnings", Text, nullable=False),
    Column("sha256", String, nullable=False),
    Column("added", Float, nullable=False),
    Column("term_lengths", LargeBinary, nullable=False),
)

units = Table("units", metadata, _version(), _position(), Column("name_key", Text, nullable=False), Column("body", Text, nullable=False))

sections = Table(
    "sections",
    metadata,
    _version(),
    _position(),
    Column("title", Text, nullable=False),
    Column("page", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

tables = Table(
    "tables",
    metadata,
    _version(),
    _position(),
    Column("kind", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("page", Integer),
    Column("body", LargeBinary, nullable=False),
)

figures = Table(
    "figures",
    metadata,
    _version(),
    _position(),
    Column("figure_id", String, nullable=False),
    Column("unit", Text, nullable=False),
    Column("unit_key", Text, nullable=False),
    Column("unit_path", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("account_key", Text, nullable=False),
    Column("subject_kind", String, nullable=False),
    Column("measure", String, nullable=False),
    Column("basis", String),
    Column("period_start", Date, nullable=False),
    Column("period_end", Date, nullable=False),
    Column("period_label", String, nullable=False),
    Column("period_key", String, nullable=False),
    Column("number", Text, nullable=False, comment="exact decimal digits, base units"),
    Column("number_unit", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("scale", Text, nullable=False),
    Column("page", Integer, nullable=False),
    Column("printed_page", String),
    Column("x0", Float, nullable=False),
    Column("top", Float, nullable=False),
    Column("x1", Float, nullable=False),
    Column("bottom", Float, nullable=False),
    Column("section", Text, nullable=False),
    Column("table_index", Integer),
    Column("row_index", Integer),
    Column("column_index", Integer),
    Column("row_label", Text, nullable=False),
    Column("column_label", Text, nullable=False),
    Column("groups", Text, nullable=False),
    Column("footnotes", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("exact", Boolean, nullable=False),
    Column("doubt", Text),
    Column("repair", Text),
    Column("more", Text, nullable=False, comment="JSON of fields that have no column of their own"),
    Column("checks", Text, nullable=False, comment="JSON [identities that hold, identities that fail, positions of the findings]"),
    Column("search_key", Text, nullable=False),
    Index("figures_by_subject", "account_key", "unit_key", "version", "position"),
    Index("figures_by_unit", "unit_key", "version", "position"),
    Index("figures_by_account", "account_key", "version", "position"),
    Index("figures_of_report", "version", "account_key", "unit_key"),
    Index("figures_by_table", "version", "table_index", "row_index"),
    Index("figures_by_id", "figure_id"),
)

records = Table(
    "records",
    metadata,
    _version(),
    _position(),
    Column("record_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("unit_key", Text, nullable=False),
    Column("status", String),
    Column("body", Text, nullable=False),
    Column("search_key", Text, nullable=False),
    Index("records_by_id", "record_id"),
    Index("records_by_kind", "kind", "version", "position"),
)

passages = Table(
    "passages",
    metadata,
    _version(),
    _position(),
    Column("passage_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("section", Text, nullable=False),
    Column("pages", Text, nullable=False),
    Column("places", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("search_text", Text, nullable=False),
    Column("table_index", Integer),
    Column("more", Text, nullable=False),
    Index("passages_by_id", "passage_id"),
)

postings = Table(
    "postings",
    metadata,
    Column("term", Text, primary_key=True),
    Column("version", Integer, ForeignKey("reports.version"), primary_key=True, autoincrement=False),
    Column("numbers", LargeBinary, nullable=False),
    Column("counts", LargeBinary, nullable=False),
    Index("postings_by_version", "version"),
    sqlite_with_rowid=False,  # a term's rows side by side: a quarter of the time to read them
)

passage_words = Table(
    "passage_words",
    metadata,
    _version(),
    _position(),
    Column("body", LargeBinary, nullable=False, comment="see ingest/stores/passage_words.py"),
)

vectors = Table(
    "vectors",
    metadata,
    _version(),
    Column("model", String, primary_key=True),
    Column("dimension", Integer, nullable=False),
    Column("rows", Integer, nullable=False, comment="vectors that are not zero"),
    Column("data", LargeBinary, nullable=False, comment="float32, little endian, a row for each passage"),
)

findings = Table(
    "findings",
    metadata,
    _version(),
    _position(),
    Column("finding_id", String, nullable=False),
    Column("status", String, nullable=False),
    Column("body", Text, nullable=False),
    Index("findings_by_status", "version", "status", "position"),
)

OF_REPORT = (units, sections, tables, figures, records, passages, postings, passage_words, vectors, findings)
"""The tables whose rows belong to a version of a report."""

jobs = Table(
    "jobs",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("job_id", String, nullable=False, unique=True),
    Column("state", String, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("page", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("report_id", String),
    Column("error", Text),
    Column("created", Float, nullable=False),
    Column("changed", Float, nullable=False),
    Index("jobs_by_state", "state", "number"),
)

conversations = Table(
    "conversations",
    metadata,
    Column("conversation_id", String, primary_key=True),
    Column("created", Float, nullable=False),
    Column("expires", Float, nullable=False, index=True),
)

turns = Table(
    "turns",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("conversation_id", String, ForeignKey("conversations.conversation_id"), nullable=False, index=True),
    Column("body", Text, nullable=False),
)
