-- From version 2 to 3: adding a claim touches a third as many pages, and every record has a
-- checksum. Claims are written with their mentions from here on; mentions of earlier claims stay in
-- their table. Functions by the name of claimtrack are this package's.

-- By the claim's number, which is shorter than its id.
ALTER TABLE mention RENAME TO mention_2;

CREATE TABLE mention (
    claim INTEGER NOT NULL REFERENCES claim (seq),
    id TEXT NOT NULL, -- hash of the claim's id and record
    record TEXT NOT NULL,
    PRIMARY KEY (claim, id)
) STRICT, WITHOUT ROWID;

-- LEFT JOIN: a mention of no claim is an error here, and not left out.
INSERT INTO mention (claim, id, record)
SELECT claim.seq, mention_2.id, mention_2.record
FROM mention_2 LEFT JOIN claim ON claim.id = mention_2.claim_id
ORDER BY claim.seq, mention_2.id;

DROP TABLE mention_2;

CREATE TRIGGER mention_kept BEFORE DELETE ON mention
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER mention_fixed BEFORE UPDATE ON mention
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER mention_once BEFORE INSERT ON mention
WHEN EXISTS (SELECT 1 FROM mention WHERE claim = NEW.claim AND id = NEW.id)
BEGIN SELECT RAISE (FAIL, 'the ledger is append-only'); END;

-- Two look-ups cost less than one with OR, and FAIL less than ABORT.
DROP TRIGGER claim_once;
CREATE TRIGGER claim_once BEFORE INSERT ON claim
WHEN EXISTS (SELECT 1 FROM claim WHERE seq = NEW.seq)
OR EXISTS (SELECT 1 FROM claim WHERE id = NEW.id)
BEGIN SELECT RAISE (FAIL, 'the ledger is append-only'); END;

-- Words are written in larger pieces, which are put together less often.
INSERT INTO claim_text (claim_text, rank) VALUES ('hashsize', 8000000);
INSERT INTO claim_text (claim_text, rank) VALUES ('automerge', 8);

-- CRC-32 of `record`; an event's id is a hash of it already.
ALTER TABLE document ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER document_fixed;
UPDATE document SET checksum = claimtrack_checksum(record);
CREATE TRIGGER document_fixed BEFORE UPDATE ON document
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;

ALTER TABLE claim ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER claim_fixed;
-- Hashes come in no order, so that each row of their index is on another page: it is kept short.
DROP INDEX claim_wording;
DROP INDEX claim_due;
ALTER TABLE claim RENAME COLUMN wording TO wording_2;
ALTER TABLE claim ADD COLUMN wording INTEGER NOT NULL DEFAULT 0;
UPDATE claim SET
    checksum = claimtrack_checksum(record), wording = claimtrack_wording(wording_2);
ALTER TABLE claim DROP COLUMN wording_2;
CREATE INDEX claim_wording ON claim (wording);
CREATE INDEX claim_due ON claim (latest, said_on) WHERE predicts;
CREATE TRIGGER claim_fixed BEFORE UPDATE ON claim
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;

ALTER TABLE verdict ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER verdict_fixed;
UPDATE verdict SET checksum = claimtrack_checksum(record);
CREATE TRIGGER verdict_fixed BEFORE UPDATE ON verdict
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
