"""Records as plain values, JSON Lines and rows; readers of event tables."""

from claimtrack.interchange.cameo import cameo_type
from claimtrack.interchange.claim_review import claim_review
from claimtrack.interchange.claim_rows import (
    claim_row,
    verdict_row,
    write_claim_csv,
    write_verdict_csv,
)
from claimtrack.interchange.coded_tables import (
    EventReader,
    read_gdelt,
    read_icews,
    read_polecat,
)
from claimtrack.interchange.event_table import read_events_csv
from claimtrack.interchange.json_lines import dumps, loads, read_jsonl, write_jsonl
from claimtrack.interchange.plain import FORMAT_VERSION, from_dict, to_dict
from claimtrack.interchange.read_summary import ReadSummary
from claimtrack.interchange.table_format import TableFormat

__all__ = [
    "FORMAT_VERSION",
    "EventReader",
    "ReadSummary",
    "TableFormat",
    "cameo_type",
    "claim_review",
    "claim_row",
    "dumps",
    "from_dict",
    "loads",
    "read_events_csv",
    "read_gdelt",
    "read_icews",
    "read_jsonl",
    "read_polecat",
    "to_dict",
    "verdict_row",
    "write_claim_csv",
    "write_jsonl",
    "write_verdict_csv",
]
