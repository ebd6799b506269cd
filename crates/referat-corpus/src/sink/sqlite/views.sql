CREATE VIEW "decided" AS
    SELECT meetings."date", meetings."body", items."number", items."title", items."type",
        decisions."outcome", decisions."method", decisions."text", decisions."item_id",
        decisions."meeting_id", decisions."document_id", decisions."page"
    FROM "decisions" JOIN "items" USING ("item_id") JOIN "meetings" ON meetings."meeting_id" = items."meeting_id";

CREATE VIEW "voted" AS
    SELECT meetings."date", meetings."body", items."number", items."title", votes."on",
        ballots."party", ballots."name", ballots."option", votes."result", ballots."vote",
        ballots."item_id", ballots."meeting_id", ballots."document_id", ballots."page"
    FROM "ballots" JOIN "votes" USING ("item_id", "vote") JOIN "items" ON items."item_id" = ballots."item_id"
        JOIN "meetings" ON meetings."meeting_id" = ballots."meeting_id";

CREATE VIEW "met" AS
    SELECT meetings."date", meetings."body", attendance."name", attendance."party",
        attendance."organization", attendance."capacity", attendance."status",
        attendance."attendance", attendance."meeting_id", attendance."document_id", attendance."page"
    FROM "attendance" JOIN "meetings" USING ("meeting_id");
