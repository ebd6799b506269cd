CREATE VIEW "decided" AS
    SELECT meetings."date", meetings."body", items."number", items."title", items."type",
        decisions."outcome", decisions."method", decisions."text", items."matter_id", decisions."item_id",
        decisions."meeting_id", decisions."document_id", decisions."page"
    FROM "decisions" JOIN "items" USING ("item_id") JOIN "meetings" ON meetings."meeting_id" = items."meeting_id"
    WHERE meetings."is_preferred" IS NOT FALSE;

CREATE VIEW "voted" AS
    SELECT meetings."date", meetings."body", items."number", items."title", votes."on",
        coalesce(ballots."party", attendance."party") AS "party", ballots."name", ballots."option",
        votes."result", ballots."vote", items."matter_id", ballots."item_id", ballots."meeting_id",
        ballots."document_id", ballots."page"
    FROM "ballots" JOIN "votes" USING ("item_id", "vote") JOIN "items" ON items."item_id" = ballots."item_id"
        JOIN "meetings" ON meetings."meeting_id" = ballots."meeting_id"
        LEFT JOIN "attendance" ON attendance."meeting_id" = ballots."meeting_id" AND attendance."name" = ballots."name"
    WHERE meetings."is_preferred" IS NOT FALSE;

CREATE VIEW "met" AS
    SELECT meetings."date", meetings."body", attendance."name", attendance."party",
        attendance."organization", attendance."capacity", attendance."status", attendance."person_id",
        attendance."attendance", meetings."sitting_id", attendance."meeting_id", attendance."document_id",
        attendance."page"
    FROM "attendance" JOIN "meetings" USING ("meeting_id")
    WHERE meetings."is_preferred" IS NOT FALSE;

-- A vote often names only those who lost it: "present" says how many a party had there.
CREATE VIEW "voted_by_party" AS
    WITH "counted" AS (
        SELECT "meeting_id", "item_id", "vote", "party", "for", "against" FROM "party_votes"
        UNION ALL
        SELECT "meeting_id", "item_id", "vote", "party", count(*) FILTER (WHERE "option" = 'for'),
            count(*) FILTER (WHERE "option" = 'against')
        FROM "voted" WHERE "party" IS NOT NULL GROUP BY "item_id", "vote", "party"
    )
    SELECT meetings."date", meetings."body", items."number", items."title", votes."on", counted."party",
        counted."for", counted."against", (
            SELECT count(*) FROM "attendance"
            WHERE attendance."meeting_id" = counted."meeting_id" AND attendance."status" = 'present'
                AND attendance."party" = counted."party" COLLATE NOCASE
        ) AS "present", votes."result", counted."vote", items."matter_id", counted."item_id",
        counted."meeting_id", votes."document_id", votes."page"
    FROM "counted" JOIN "votes" USING ("item_id", "vote") JOIN "items" ON items."item_id" = counted."item_id"
        JOIN "meetings" ON meetings."meeting_id" = counted."meeting_id"
    WHERE meetings."is_preferred" IS NOT FALSE;
