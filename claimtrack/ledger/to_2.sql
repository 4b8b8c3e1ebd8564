-- From version 1 to 2: search over the words of claims, and claims in the order in which they fall due.
-- Records of claims and mentions are packed from here on (claimtrack.interchange.packed); those
-- of version 1 stay as they are.

CREATE VIRTUAL TABLE claim_text USING fts5 (
    text, speaker, content = '', tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO claim_text (rowid, text, speaker)
SELECT seq, json_extract(record, '$.text'), json_extract(record, '$.speaker.name') FROM claim;

DROP INDEX claim_latest;
CREATE INDEX claim_due ON claim (latest, id) WHERE predicts;
