-- A new ledger, version 3. Rows are only ever added: triggers refuse everything else.
-- `record` is the record as JSON, in ASCII: of claims and mentions packed
-- (claimtrack.interchange.packed; with a heading in rows of version 1), of the others with the
-- version of claimtrack.interchange. `checksum` is its CRC-32.
-- The other columns are there to be searched by; they are derived from it.

CREATE TABLE document (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    published TEXT,
    record TEXT NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE claim (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    said_on TEXT,
    predicts INTEGER NOT NULL CHECK (predicts IN (0, 1)),
    earliest TEXT,
    latest TEXT, -- last day of the prediction's window
    record TEXT NOT NULL, -- with the mentions that it came with
    checksum INTEGER NOT NULL DEFAULT 0,
    wording INTEGER NOT NULL DEFAULT 0 -- hash of speaker and normalised words, as reprints share
) STRICT;

-- Hashes come in no order, so that each row of their index is on another page: it is kept short.
CREATE INDEX claim_wording ON claim (wording);
CREATE INDEX claim_due ON claim (latest, said_on) WHERE predicts;

CREATE VIRTUAL TABLE claim_text USING fts5 (
    text, speaker, content = '', tokenize = 'unicode61 remove_diacritics 2'
);
-- Words are written in larger pieces, which are put together less often.
INSERT INTO claim_text (claim_text, rank) VALUES ('hashsize', 8000000);
INSERT INTO claim_text (claim_text, rank) VALUES ('automerge', 8);

-- Mentions that came after their claim.
CREATE TABLE mention (
    claim INTEGER NOT NULL REFERENCES claim (seq),
    id TEXT NOT NULL, -- hash of the claim's id and record
    record TEXT NOT NULL,
    PRIMARY KEY (claim, id)
) STRICT, WITHOUT ROWID;

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
    record TEXT NOT NULL,
    checksum INTEGER NOT NULL DEFAULT 0
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

-- INSERT OR REPLACE deletes without a DELETE trigger, unless the connection asks for it: what is
-- there already is refused too. Two look-ups cost less than one with OR, and FAIL less than ABORT:
-- as the row is not there yet, there is nothing to undo.
CREATE TRIGGER document_once BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE seq = NEW.seq OR id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER claim_once BEFORE INSERT ON claim
WHEN EXISTS (SELECT 1 FROM claim WHERE seq = NEW.seq)
OR EXISTS (SELECT 1 FROM claim WHERE id = NEW.id)
BEGIN SELECT RAISE (FAIL, 'the ledger is append-only'); END;
CREATE TRIGGER mention_once BEFORE INSERT ON mention
WHEN EXISTS (SELECT 1 FROM mention WHERE claim = NEW.claim AND id = NEW.id)
BEGIN SELECT RAISE (FAIL, 'the ledger is append-only'); END;
CREATE TRIGGER event_once BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq OR id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER verdict_once BEFORE INSERT ON verdict
WHEN EXISTS (SELECT 1 FROM verdict WHERE seq = NEW.seq)
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
