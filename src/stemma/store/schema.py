"""The tables of a case file.

Keys are integers made from content ids (``store.codec.key_of``), so that rows come in the same
order whatever the order in which they were written. ``done`` holds which step is done for which
subject: a change deletes, in its own transaction, the rows of ``done`` that it makes untrue, and so
a run that was killed is finished by the next one. Big values are compressed (``store.codec``).
"""

from __future__ import annotations

APPLICATION_ID = 0x53746D61
"""What marks a SQLite file as a case: "Stma" in the header's application id."""

FIRST = """
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE original (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    body TEXT,
    record BLOB
);
CREATE TABLE original_data (
    original INTEGER PRIMARY KEY REFERENCES original ON DELETE CASCADE,
    data BLOB NOT NULL
);
CREATE TABLE original_name (
    name TEXT NOT NULL,
    original INTEGER NOT NULL REFERENCES original ON DELETE CASCADE,
    PRIMARY KEY (name, original)
) WITHOUT ROWID;
CREATE INDEX original_name_original ON original_name (original);

CREATE TABLE line (
    line TEXT NOT NULL,
    original INTEGER NOT NULL REFERENCES original ON DELETE CASCADE,
    PRIMARY KEY (line, original)
) WITHOUT ROWID;
CREATE INDEX line_original ON line (original);
CREATE TABLE furniture (
    line TEXT PRIMARY KEY
) WITHOUT ROWID;

CREATE TABLE removed (
    original INTEGER PRIMARY KEY REFERENCES original ON DELETE CASCADE,
    data BLOB NOT NULL
);
CREATE TABLE problem (
    step TEXT NOT NULL,
    subject TEXT NOT NULL,
    number INTEGER NOT NULL,
    code TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (step, subject, number)
) WITHOUT ROWID;

CREATE TABLE report (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    original INTEGER NOT NULL REFERENCES original ON DELETE CASCADE,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    record BLOB NOT NULL
);
CREATE INDEX report_original ON report (original);
CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = 'report', content_rowid = 'key',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE annotation (
    report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
    data BLOB NOT NULL
);
CREATE TABLE claims (
    report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
    data BLOB NOT NULL
);
CREATE TABLE claim (
    id TEXT PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    number INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX claim_report ON claim (report);

CREATE TABLE shingle (
    hash INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    PRIMARY KEY (hash, report)
) WITHOUT ROWID;
CREATE INDEX shingle_report ON shingle (report);
CREATE TABLE link (
    a INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    b INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    id TEXT,
    data BLOB,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX link_b ON link (b);
CREATE INDEX link_id ON link (id) WHERE id IS NOT NULL;

CREATE TABLE terms (
    report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
    data BLOB NOT NULL
);
CREATE TABLE term (
    hash INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    PRIMARY KEY (hash, report)
) WITHOUT ROWID;
CREATE INDEX term_report ON term (report);
CREATE TABLE tie (
    a INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    b INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    data BLOB,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX tie_b ON tie (b);

CREATE TABLE story (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    data BLOB NOT NULL
);
CREATE TABLE member (
    story INTEGER NOT NULL REFERENCES story ON DELETE CASCADE,
    report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    PRIMARY KEY (story, report)
) WITHOUT ROWID;
CREATE INDEX member_report ON member (report);

CREATE TABLE weighed (
    story INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
    data BLOB NOT NULL
);
CREATE TABLE happening (
    id TEXT PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES weighed ON DELETE CASCADE,
    number INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX happening_story ON happening (story);
CREATE TABLE finding (
    id TEXT PRIMARY KEY,
    story INTEGER NOT NULL REFERENCES weighed ON DELETE CASCADE,
    number INTEGER NOT NULL,
    weight REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX finding_story ON finding (story);

CREATE TABLE done (
    step TEXT NOT NULL,
    subject INTEGER NOT NULL,
    PRIMARY KEY (step, subject)
) WITHOUT ROWID;
"""
"""The first schema. ``link`` and ``tie`` also hold the pairs that were judged to have none."""

LINEAGE = """
CREATE TABLE lineage (
    story INTEGER PRIMARY KEY REFERENCES story ON DELETE CASCADE,
    data BLOB NOT NULL
);
"""
"""Which text of a story came from which."""

FINGERPRINTS = """
DROP TABLE shingle;
CREATE TABLE fingerprint (
    report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
    text INTEGER,
    lead INTEGER NOT NULL,
    posted INTEGER NOT NULL,
    common INTEGER NOT NULL,
    outlet INTEGER NOT NULL,
    learned INTEGER NOT NULL,
    data BLOB NOT NULL
);
CREATE INDEX fingerprint_text ON fingerprint (text, report);
CREATE INDEX fingerprint_posted ON fingerprint (posted);
CREATE INDEX fingerprint_waiting ON fingerprint (report) WHERE lead <> posted;
CREATE INDEX fingerprint_chained ON fingerprint (text) WHERE lead = 0;
CREATE INDEX fingerprint_common ON fingerprint (report) WHERE common > 0;
CREATE INDEX fingerprint_fresh ON fingerprint (report) WHERE posted > learned;
CREATE TABLE withdrawn (
    report INTEGER PRIMARY KEY,
    outlet INTEGER NOT NULL,
    data BLOB NOT NULL
);
CREATE TABLE posting (
    id INTEGER PRIMARY KEY,
    data BLOB NOT NULL
);
CREATE TABLE furnishing (
    outlet INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (outlet, number)
) WITHOUT ROWID;
CREATE TABLE rejudge (
    a INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    b INTEGER NOT NULL REFERENCES report ON DELETE CASCADE,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX rejudge_b ON rejudge (b);
DELETE FROM done WHERE step IN ('print', 'trace');
"""
"""Fingerprints packed: a row per report, and an inverted index in shards (``store.prints``).

``text``: the same for equal fingerprints, null where there are none; ``lead``: the report stands in the
index, ``posted``: it does already; ``common``: how many of its fingerprints are held by more than the
cap; ``outlet``: 0 where it is unknown; ``learned``: what the report adds to ``furnishing`` stands there.
``withdrawn``: what is to be taken out of the index. ``furnishing``: the fingerprints that so many reports
of one outlet hold that they are its furniture. ``rejudge``: pairs of reports whose link is to be judged
again, for other numbers became furniture. A case of before makes its fingerprints again.
"""

MAIN_EVENT = """
CREATE TABLE main_event (
    report INTEGER PRIMARY KEY REFERENCES report ON DELETE CASCADE,
    data BLOB NOT NULL
);
DELETE FROM done WHERE step = 'claim';
"""
"""Who did what, when and where, of every report. A case of before reads its claims again."""

WAITING = """
CREATE TABLE waiting (
    step TEXT NOT NULL,
    subject INTEGER NOT NULL,
    PRIMARY KEY (step, subject)
) WITHOUT ROWID;
INSERT INTO waiting SELECT column1, key FROM report, (VALUES ('trace'), ('tie'), ('story'))
    WHERE (column1, key) NOT IN (SELECT step, subject FROM done);
INSERT INTO waiting SELECT 'weigh', key FROM story
    WHERE ('weigh', key) NOT IN (SELECT step, subject FROM done);
CREATE TRIGGER report_waits AFTER INSERT ON report BEGIN
    INSERT OR IGNORE INTO waiting VALUES ('trace', new.key), ('tie', new.key), ('story', new.key);
END;
CREATE TRIGGER story_waits AFTER INSERT ON story BEGIN
    INSERT OR IGNORE INTO waiting VALUES ('weigh', new.key);
END;
CREATE TRIGGER report_gone AFTER DELETE ON report BEGIN
    DELETE FROM waiting WHERE step IN ('trace', 'tie', 'story') AND subject = old.key;
END;
CREATE TRIGGER story_gone AFTER DELETE ON story BEGIN
    DELETE FROM waiting WHERE step = 'weigh' AND subject = old.key;
END;
CREATE TRIGGER done_waits AFTER INSERT ON done WHEN new.step IN ('trace', 'tie', 'story', 'weigh') BEGIN
    DELETE FROM waiting WHERE step = new.step AND subject = new.subject;
END;
CREATE TRIGGER undone_waits AFTER DELETE ON done
WHEN old.step IN ('trace', 'tie', 'story') AND EXISTS (SELECT 1 FROM report WHERE key = old.subject) BEGIN
    INSERT OR IGNORE INTO waiting VALUES (old.step, old.subject);
END;
CREATE TRIGGER undone_story_waits AFTER DELETE ON done
WHEN old.step = 'weigh' AND EXISTS (SELECT 1 FROM story WHERE key = old.subject) BEGIN
    INSERT OR IGNORE INTO waiting VALUES ('weigh', old.subject);
END;
DROP INDEX fingerprint_common;
CREATE INDEX fingerprint_crowded ON fingerprint (report) WHERE common > 0 AND common * 16 > LENGTH(data);
"""
"""What waits for a step across reports: reports, and for "weigh" stories, that ``done`` does not hold. Kept
by triggers, so that one report added to a large case is found without a look at all others."""
