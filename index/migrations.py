"""The library's schema, as the steps that led to it. Steps are appended, never changed."""

from typing import Final

MIGRATIONS: Final[tuple[tuple[str, str], ...]] = (
    (
        "library",
        """
        CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        INSERT INTO settings VALUES ('revision', '0');

        CREATE TABLE articles (
            id TEXT PRIMARY KEY,
            corpus TEXT NOT NULL,
            source TEXT NOT NULL,
            version INTEGER NOT NULL,
            added_at TEXT NOT NULL,
            UNIQUE (corpus, source)
        ) WITHOUT ROWID;

        -- The version an article stands at and the ones it had: an answer quotes a version.
        CREATE TABLE versions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            author TEXT NOT NULL,
            published TEXT NOT NULL,
            url TEXT NOT NULL,
            language TEXT NOT NULL,
            fetched_at TEXT NOT NULL,
            content_hash TEXT NOT NULL,
            headings TEXT NOT NULL,
            questions TEXT NOT NULL
        );
        CREATE INDEX versions_by_article ON versions (article_id);

        -- Passages of current versions only. An id is never given twice.
        CREATE TABLE passages (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            article_id TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            version INTEGER NOT NULL REFERENCES versions (id) ON DELETE CASCADE,
            corpus TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            heading TEXT NOT NULL,
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            embed_hash BLOB NOT NULL
        );
        CREATE INDEX passages_by_article ON passages (article_id, ordinal);
        CREATE INDEX passages_by_corpus ON passages (corpus);
        CREATE INDEX passages_by_embed_hash ON passages (embed_hash);

        CREATE TABLE vectors (
            passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
            vector BLOB NOT NULL
        );

        CREATE TABLE generations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            folder TEXT NOT NULL UNIQUE,
            fingerprint TEXT NOT NULL,
            passages INTEGER NOT NULL,
            sealed_at TEXT NOT NULL
        );
        """,
    ),
    (
        "lexical",
        """
        CREATE VIRTUAL TABLE words USING fts5(
            title, heading, text, content='', tokenize='porter unicode61 remove_diacritics 2'
        );
        CREATE VIRTUAL TABLE trigrams USING fts5(text, content='', tokenize='trigram');
        CREATE VIRTUAL TABLE bigrams USING fts5(text, content='', tokenize='unicode61');
        """,
    ),
    (
        "trash",
        """
        -- What is removed stays stored for a day. The views hold what is there.
        ALTER TABLE articles RENAME TO stored_articles;
        ALTER TABLE stored_articles ADD COLUMN removed_at REAL;  -- Unix time; NULL while there
        CREATE VIEW articles AS SELECT * FROM stored_articles WHERE removed_at IS NULL;

        ALTER TABLE passages RENAME TO stored_passages;
        ALTER TABLE stored_passages ADD COLUMN trashed INTEGER NOT NULL DEFAULT 0;
        CREATE VIEW passages AS SELECT * FROM stored_passages WHERE trashed = 0;
        DROP INDEX passages_by_corpus;
        CREATE INDEX passages_by_corpus ON stored_passages (corpus, trashed);
        """,
    ),
    (
        "pages and fetches",
        """
        ALTER TABLE versions ADD COLUMN pages TEXT NOT NULL DEFAULT '[]';

        -- An article's source as it was when it was last read.
        CREATE TABLE fetches (
            article_id TEXT PRIMARY KEY REFERENCES stored_articles (id) ON DELETE CASCADE,
            digest BLOB NOT NULL,
            reading INTEGER NOT NULL,
            etag TEXT NOT NULL,
            modified TEXT NOT NULL,
            fetched_at TEXT NOT NULL
        ) WITHOUT ROWID;
        """,
    ),
    (
        "editions",
        """
        -- An edition is all articles as one splitter cut them and one model embedded them. One
        -- serves, named by the setting; the next is made aside. '' and 0: not known.
        CREATE TABLE editions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            fingerprint TEXT NOT NULL,
            model TEXT NOT NULL,
            passage_tokens INTEGER NOT NULL
        );
        INSERT INTO editions
        SELECT 1, coalesce((SELECT value FROM settings WHERE key = 'embedding'), ''), '', 0;
        DELETE FROM settings WHERE key = 'embedding';
        INSERT INTO settings VALUES ('edition', '1');

        DROP VIEW passages;
        DROP INDEX passages_by_corpus;
        ALTER TABLE stored_passages ADD COLUMN edition INTEGER NOT NULL DEFAULT 1;
        CREATE INDEX passages_by_edition ON stored_passages (edition, trashed, corpus);
        CREATE VIEW passages AS SELECT * FROM stored_passages WHERE trashed = 0 AND edition =
            (SELECT CAST(value AS INTEGER) FROM settings WHERE key = 'edition');

        ALTER TABLE words RENAME TO words_1;
        ALTER TABLE trigrams RENAME TO trigrams_1;
        ALTER TABLE bigrams RENAME TO bigrams_1;

        -- The version of an article that the next edition holds whole.
        CREATE TABLE staged (
            article_id TEXT NOT NULL REFERENCES stored_articles (id) ON DELETE CASCADE,
            edition INTEGER NOT NULL REFERENCES editions (id) ON DELETE CASCADE,
            version INTEGER NOT NULL,
            PRIMARY KEY (article_id, edition)
        ) WITHOUT ROWID;

        -- Vectors that are made already, of articles that aren't put in or staged yet.
        CREATE TABLE spare_vectors (
            fingerprint TEXT NOT NULL,
            embed_hash BLOB NOT NULL,
            vector BLOB NOT NULL,
            PRIMARY KEY (embed_hash, fingerprint)
        );
        """,
    ),
    (
        "visits",
        """
        -- How a link went when it was fetched last, that of a list or of an article.
        CREATE TABLE visits (
            corpus TEXT NOT NULL,
            source TEXT NOT NULL,
            article_id TEXT REFERENCES stored_articles (id) ON DELETE CASCADE,  -- NULL: a list
            at REAL NOT NULL,           -- Unix time, as not_before
            failures INTEGER NOT NULL,  -- in a row
            not_before REAL NOT NULL,   -- what its server asked for; 0 if nothing
            problem TEXT NOT NULL,      -- of the last failure, or ''
            is_gone INTEGER NOT NULL,
            is_told INTEGER NOT NULL,   -- whether admins know of the problem
            every_h REAL,               -- hours of its own, 0 for never
            etag TEXT NOT NULL,         -- of a list
            modified TEXT NOT NULL,
            PRIMARY KEY (corpus, source)
        ) WITHOUT ROWID;
        CREATE INDEX visits_by_article ON visits (article_id);

        -- What a list has brought.
        CREATE TABLE listed (
            corpus TEXT NOT NULL,
            list TEXT NOT NULL,
            source TEXT NOT NULL,
            PRIMARY KEY (corpus, list, source)
        ) WITHOUT ROWID;
        """,
    ),
    (
        "links left",
        """
        ALTER TABLE visits ADD COLUMN since REAL NOT NULL DEFAULT 0;  -- of its failures, Unix time
        ALTER TABLE visits ADD COLUMN ended REAL;  -- a list that is followed no more, for a day
        """,
    ),
    (
        "versions",
        """
        -- To delete a version, SQLite looks for the passages that refer to it.
        CREATE INDEX passages_by_version ON stored_passages (version);
        """,
    ),
)
