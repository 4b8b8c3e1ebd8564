-- The ledger, version 1. Rows are only ever added: triggers refuse everything else.
-- `record` is the record as JSON, in ASCII, of the version of claimtrack.interchange.
-- The other columns are there to be searched by; they are derived from it.

CREATE TABLE document (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    published TEXT,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE claim (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    said_on TEXT,
    wording TEXT NOT NULL, -- hash of speaker and normalised words: equal for reprints
    predicts INTEGER NOT NULL CHECK (predicts IN (0, 1)),
    earliest TEXT,
    latest TEXT, -- last day of the prediction's window
    record TEXT NOT NULL -- without its mentions, which have a table of their own
) STRICT;

CREATE INDEX claim_wording ON claim (wording, said_on, id);
CREATE INDEX claim_latest ON claim (latest) WHERE predicts;

CREATE TABLE mention (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE, -- hash of claim_id and record
    claim_id TEXT NOT NULL REFERENCES claim (id),
    record TEXT NOT NULL
) STRICT;

CREATE INDEX mention_claim ON mention (claim_id);

CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE, -- hash of record
    type TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    record TEXT NOT NULL
) STRICT;

CREATE TABLE verdict (
    seq INTEGER PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claim (id),
    outcome TEXT NOT NULL,
    as_of TEXT NOT NULL,
    personal INTEGER NOT NULL CHECK (personal IN (0, 1)), -- given by a person, not a rule
    record TEXT NOT NULL
) STRICT;

CREATE INDEX verdict_claim ON verdict (claim_id, personal, seq);

CREATE TRIGGER document_kept BEFORE DELETE ON document
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER document_fixed BEFORE UPDATE ON document
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claim_kept BEFORE DELETE ON claim
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claim_fixed BEFORE UPDATE ON claim
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER mention_kept BEFORE DELETE ON mention
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER mention_fixed BEFORE UPDATE ON mention
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_kept BEFORE DELETE ON event
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_fixed BEFORE UPDATE ON event
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER verdict_kept BEFORE DELETE ON verdict
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER verdict_fixed BEFORE UPDATE ON verdict
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;

-- INSERT OR REPLACE deletes without a DELETE trigger: what is there already is refused too.
CREATE TRIGGER document_once BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE seq = NEW.seq OR id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claim_once BEFORE INSERT ON claim
WHEN EXISTS (SELECT 1 FROM claim WHERE seq = NEW.seq OR id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER mention_once BEFORE INSERT ON mention
WHEN EXISTS (SELECT 1 FROM mention WHERE seq = NEW.seq OR id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_once BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq OR id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER verdict_once BEFORE INSERT ON verdict
WHEN EXISTS (SELECT 1 FROM verdict WHERE seq = NEW.seq)
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
