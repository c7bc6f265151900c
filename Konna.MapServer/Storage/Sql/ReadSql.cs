using System.Globalization;
using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Time;
using Konna.MapServer.Storage.Model;

namespace Konna.MapServer.Storage.Sql;

/// <summary>The one builder of the statements that read features. Both stores use it; they differ in their <see cref="SqlDialect"/> only.</summary>
internal sealed class ReadSql(SqlDialect dialect)
{
    /// <summary>
    /// Rows of a query in its order: the id, the geometry, then every stored property of the schema, then the operation's revision, which is of the same moment.
    /// What the plan left to decide is not decided here.
    /// </summary>
    /// <param name="isLed">False when <see cref="IsNarrow"/> was answered so: to walk through the rows in their order meets with enough of them sooner than the spatial index finds all.</param>
    public SqlText Rows(FeatureQuery query, FilterPlan? plan, int limit, bool isLed)
    {
        var sql = SelectWithRevision(query);
        FromWhere(sql, query, plan, query.After, isExact: true, isLed, isOrdered: true);
        OrderSql.AddOrderBy(sql, dialect, query.SortBy);
        return AddWindow(sql, query, limit.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// The first rows that the database comes upon, with the columns of <see cref="Rows"/>, in no order: the cheap question, when all may fit into one page.
    /// Its box is held against the boxes around the geometries alone.
    /// </summary>
    public SqlText RowsInAnyOrder(FeatureQuery query, FilterPlan? plan, int limit)
    {
        var sql = SelectWithRevision(query);
        FromWhere(sql, query, plan, after: null, isExact: false);
        return sql.Add(" LIMIT ").Add(limit.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// The first page of a query in its order, with the columns of <see cref="Rows"/> and behind them how many rows match: what matches is found once, by its place and what decides the
    /// order alone, and only the rows of the page are fetched whole. When more match than <paramref name="most"/>, only so many and one were found, and the one row that comes says only that.
    /// </summary>
    /// <param name="tellsBox">Where more match, the box around those that were found comes behind the number; else NULL.</param>
    public SqlText CountedRows(FeatureQuery query, FilterPlan? plan, int limit, int most, bool tellsBox = false)
    {
        var sql = new SqlText().Add("WITH found AS MATERIALIZED (SELECT ").Add(dialect.Place).Add(" AS place, ").Add(SqlDialect.Column(ColumnNames.Id));
        foreach (var key in query.SortBy.Where(key => key.Property.Column != ColumnNames.Id).DistinctBy(key => key.Property.Column))
        {
            sql.Add(", ").Add(SqlDialect.Column(key.Property.Column));
        }

        var boxes = tellsBox ? dialect.Boxes : null;
        if (boxes is var (ofOne, _))
        {
            sql.Add(", ").Add(ofOne).Add(" AS box");
        }

        FromWhere(sql, query, plan, after: null, isExact: true);
        sql.Add(" LIMIT ").Add((most + 1).ToString(CultureInfo.InvariantCulture)).Add(") ");
        var behind = RevisionNow(sql, query.OperationId) + ", (SELECT count(*) FROM found)"
            + (boxes is var (_, around) ? $", CASE WHEN (SELECT count(*) FROM found) > {most} THEN (SELECT {around} FROM found f) END" : "");
        Select(sql, query.Collection, behind);
        sql.Add(" FROM ").Add(dialect.Table(query.Collection.Table)).Add(" t WHERE ").Add(dialect.IsAmong.Open).Add("SELECT t.place FROM found t");
        OrderSql.AddOrderBy(sql, dialect, query.SortBy);
        AddWindow(sql, query, $"(SELECT CASE WHEN count(*) > {most} THEN 1 ELSE {limit} END FROM found)").Add(dialect.IsAmong.Close);
        OrderSql.AddOrderBy(sql, dialect, query.SortBy);
        return sql;
    }

    /// <summary>
    /// The rows of a query that come first by their ids, found by the spatial index alone: with the columns of <see cref="Rows"/> and behind them those of <see cref="PlaceCounts"/>, in no order, and with some
    /// more that may be among the first: those behind the range, of which not more than <see cref="PlaceRange.MostLater"/> and one come.
    /// </summary>
    /// <param name="limit">Most places of the range that are fetched, in their order.</param>
    /// <param name="mostPlaces">When more are found, a row comes only to say so.</param>
    /// <param name="mostSure">What surely matches is counted up to one more.</param>
    public SqlText RowsByPlace(FeatureQuery query, PlaceRange range, int limit, int mostPlaces, int mostSure)
    {
        var box = query.Box!.Value;
        var sql = new SqlText().Add("WITH found AS MATERIALIZED (SELECT id FROM (");
        dialect.Places(sql, query.Collection, box, query.Time, isSure: false);
        sql.Add(") LIMIT ").AddValue((long)mostPlaces + 1).Add("), few AS MATERIALIZED (SELECT count(*) AS n FROM found), first AS MATERIALIZED (SELECT id FROM found WHERE ");
        Within(sql, range).Add(" ORDER BY id LIMIT (SELECT CASE WHEN n > ").AddValue((long)mostPlaces).Add(" THEN 1 ELSE ").AddValue((long)limit)
            .Add(" END FROM few)), later AS MATERIALIZED (SELECT id FROM found WHERE id > ").AddValue(range.Last)
            .Add(" LIMIT (SELECT CASE WHEN n > ").AddValue((long)mostPlaces).Add(" THEN 0 ELSE ").AddValue((long)PlaceRange.MostLater + 1).Add(" END FROM few)) ");
        var counts = new SqlText(sql).Add(RevisionNow(sql, query.OperationId)).Add(", (SELECT n FROM few), (SELECT count(*) FROM first), (SELECT count(*) FROM later), (SELECT count(*) FROM (SELECT 1 FROM (");
        dialect.Places(counts, query.Collection, box, query.Time, isSure: true);
        Within(counts.Add(") WHERE "), range).Add(" LIMIT ").AddValue((long)mostSure + 1).Add("))");
        Select(sql, query.Collection, counts.ToString()).Add(" FROM (SELECT id FROM first UNION ALL SELECT id FROM later) r CROSS JOIN ").Add(dialect.Table(query.Collection.Table))
            .Add(" t ON ").Add(dialect.Place).Add(" = r.id");
        Where(sql, query, plan: null, after: null, isExact: true, isLed: true);
        return sql;
    }

    /// <summary>What a query asks but for its page, its order and what it wants to know of the rows.</summary>
    public SqlText Conditions(FeatureQuery query, FilterPlan? plan)
    {
        var sql = new SqlText();
        FromWhere(sql, query, plan, after: null, isExact: false);
        return sql;
    }

    /// <summary>The question whether the spatial index finds few rows, 1 or 0; null when it does not matter: nothing asks for a place, all are to be sorted anyhow, or the planner finds the way.</summary>
    public SqlText? IsNarrow(FeatureQuery query) =>
        query is { Box: { } box, SortBy: [], Collection.HasGeometry: true } ? dialect.Candidates(query.Collection, box, query.Time) : null;

    /// <summary>Id and geometry of every row of a query without a filter, in no order.</summary>
    public SqlText Geometries(FeatureQuery query)
    {
        var sql = new SqlText().Add("SELECT ").Add(SqlDialect.Column(ColumnNames.Id)).Add(", ").Add(SqlDialect.Geometry(query.Collection));
        FromWhere(sql, query, plan: null, after: null, isExact: true);
        return sql;
    }

    /// <summary>Every row of a query, in no order; its box is held against the boxes around the geometries alone, which the index answers.</summary>
    public SqlText Scan(FeatureQuery query, FilterPlan? plan)
    {
        var sql = Select(new SqlText(), query.Collection);
        FromWhere(sql, query, plan, after: null, isExact: false);
        return sql;
    }

    /// <summary>The ids of a collection, in no order.</summary>
    public SqlText Ids(string operationId, CollectionSchema collection) =>
        new SqlText().Add("SELECT t.id FROM ").Add(dialect.Table(collection.Table)).Add(" t WHERE t.operation_id = ").AddValue(operationId);

    /// <summary>Some ids of items that name another one in this property.</summary>
    public SqlText Referrers(string operationId, CollectionSchema collection, PropertySchema property, string id, int most)
    {
        var sql = Ids(operationId, collection).Add(" AND ");
        if (property.Type == PropertyType.StringArray)
        {
            dialect.HasElement(sql, SqlDialect.Column(property.Column), id);
        }
        else
        {
            sql.Add(SqlDialect.Column(property.Column)).Add(" = ").AddValue(id);
        }

        return sql.Add(" ORDER BY ").Add(dialect.ByBytes("t.id")).Add(" LIMIT ").Add(most.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The rows with these ids, in no order, and the version of each behind its properties.</summary>
    public SqlText ByIds(string operationId, CollectionSchema collection, IReadOnlyCollection<string> ids)
    {
        var sql = Select(new SqlText(), collection, SqlDialect.Column(ColumnNames.Version)).Add(" FROM ").Add(dialect.Table(collection.Table)).Add(" t WHERE t.operation_id = ").AddValue(operationId).Add(" AND ");
        dialect.IsOneOf(sql, SqlDialect.Column(ColumnNames.Id), ids);
        return sql;
    }

    /// <summary>How many rows match, regardless of paging, and the operation's revision; one more than the most that are counted means "more than these".</summary>
    public SqlText Count(FeatureQuery query, FilterPlan? plan, int most)
    {
        var sql = new SqlText();
        sql.Add("SELECT count(*), ").Add(RevisionNow(sql, query.OperationId)).Add(" FROM (SELECT 1");
        FromWhere(sql, query, plan, after: null, isExact: true);
        return sql.Add(" LIMIT ").Add((most + 1).ToString(CultureInfo.InvariantCulture)).Add(") AS matched");
    }

    /// <summary>Count, box and span of a collection. The span is open where any dated feature's is.</summary>
    public SqlText Measure(string operationId, CollectionSchema collection)
    {
        var (west, south, east, north) = dialect.Envelope;
        var box = collection.HasGeometry ? $"min({west}), min({south}), max({east}), max({north})" : "NULL, NULL, NULL, NULL";
        return new SqlText()
            .Add("SELECT count(*), ").Add(box)
            .Add(", CASE WHEN count(*) FILTER (WHERE t.\"begin\" IS NULL AND t.\"end\" IS NOT NULL) = 0 THEN min(t.\"begin\") END")
            .Add(", CASE WHEN count(*) FILTER (WHERE t.\"end\" IS NULL AND t.\"begin\" IS NOT NULL) = 0 THEN max(t.\"end\") END")
            .Add(" FROM ").Add(dialect.Table(collection.Table)).Add(" t WHERE t.operation_id = ").AddValue(operationId);
    }

    /// <summary>The operations, or the one with this id.</summary>
    public SqlText Operations(string? id)
    {
        var sql = new SqlText()
            .Add("SELECT t.id, t.title, t.title_fr, t.summary, t.summary_fr, t.time_zone, t.\"begin\", t.\"end\", t.west, t.south, t.east, t.north, t.document, t.revision, (SELECT count(*) FROM ")
            .Add(dialect.Table("private_operations")).Add(" p WHERE p.operation_id = t.id) FROM ").Add(dialect.Table("operations")).Add(" t");
        return id is null ? sql.Add(" ORDER BY t.id") : sql.Add(" WHERE t.id = ").AddValue(id);
    }

    /// <summary>What an operation that is known already may have become since: its revision, and more than 0 when it is private.</summary>
    public SqlText Standing(string id) =>
        new SqlText().Add("SELECT t.revision, (SELECT count(*) FROM ").Add(dialect.Table("private_operations")).Add(" p WHERE p.operation_id = t.id) FROM ")
            .Add(dialect.Table("operations")).Add(" t WHERE t.id = ").AddValue(id);

    /// <summary>The revision of the operation with this id.</summary>
    public SqlText Revision(string id) =>
        new SqlText().Add("SELECT t.revision FROM ").Add(dialect.Table("operations")).Add(" t WHERE t.id = ").AddValue(id);

    /// <summary>The changes of the next revisions of an operation, in their order.</summary>
    public SqlText Changes(string operationId, long afterRevision, int mostRevisions) =>
        SelectChanges(operationId).Add(" AND t.revision > ").AddValue(afterRevision)
            .Add(" AND t.revision <= (SELECT max(n.revision) FROM (SELECT DISTINCT c.revision FROM ").Add(dialect.Table("changes"))
            .Add(" c WHERE c.operation_id = ").AddValue(operationId).Add(" AND c.revision > ").AddValue(afterRevision)
            .Add(" ORDER BY c.revision LIMIT ").Add(mostRevisions.ToString(CultureInfo.InvariantCulture)).Add(") n) ORDER BY t.revision, t.ordinal");

    /// <summary>The changes of one item, and those of the operation as a whole, the newest first.</summary>
    public SqlText History(string operationId, CollectionSchema collection, string itemId, long beforeRevision, int most) =>
        SelectChanges(operationId).Add(" AND t.revision < ").AddValue(beforeRevision)
            .Add(" AND ((t.collection = ").AddValue(collection.Id).Add(" AND t.item_id = ").AddValue(itemId).Add(") OR (t.collection IS NULL AND t.item_id IS NULL AND t.kind IN ('import', 'delete')))")
            .Add(" ORDER BY t.revision DESC, t.ordinal DESC LIMIT ").Add(most.ToString(CultureInfo.InvariantCulture));

    /// <summary>The first revision in the log of an operation, the last that changed it as a whole, and - asked for - the first that was made at an instant or later.</summary>
    public SqlText LogReach(string operationId, DateTimeOffset? from)
    {
        var ofOperation = " FROM " + dialect.Table("changes") + " t WHERE t.operation_id = ";
        var sql = new SqlText().Add("SELECT (SELECT min(t.revision)").Add(ofOperation).AddValue(operationId)
            .Add("), (SELECT max(t.revision)").Add(ofOperation).AddValue(operationId).Add(" AND t.collection IS NULL AND (t.\"before\" IS NULL OR t.\"after\" IS NULL)), ");
        return from is not { } instant ? sql.Add("NULL")
            : sql.Add("(SELECT min(t.revision)").Add(ofOperation).AddValue(operationId).Add(" AND t.\"at\" >= ").AddValue(dialect.ToParameter(instant)).Add(")");
    }

    public SqlText LastChange(string operationId) => SelectChanges(operationId).Add(" ORDER BY t.revision DESC, t.ordinal DESC LIMIT 1");

    /// <summary>The schemas of an operation's layers, by id.</summary>
    public SqlText Layers(string operationId) =>
        new SqlText().Add("SELECT t.schema FROM ").Add(dialect.Table("layers")).Add(" t WHERE t.operation_id = ").AddValue(operationId).Add(" ORDER BY t.layer_id");

    /// <summary>Every citation of an operation, in the order of each item's list.</summary>
    public SqlText Citations(string operationId) =>
        new SqlText().Add("SELECT t.collection, t.item_id, t.source_id, t.locator FROM ").Add(dialect.Table("citations"))
            .Add(" t WHERE t.operation_id = ").AddValue(operationId).Add(" ORDER BY t.collection, t.item_id, t.position");

    /// <summary>The citations of some items of a collection, in the order of each item's list.</summary>
    public SqlText Citations(string operationId, CollectionSchema collection, IReadOnlyCollection<string> ids)
    {
        var sql = new SqlText().Add("SELECT t.item_id, t.source_id, t.locator FROM ").Add(dialect.Table("citations"))
            .Add(" t WHERE t.operation_id = ").AddValue(operationId).Add(" AND t.collection = ").AddValue(collection.Id).Add(" AND ");
        dialect.IsOneOf(sql, "t.item_id", ids);
        return sql.Add(" ORDER BY t.item_id, t.position");
    }

    private SqlText SelectChanges(string operationId) =>
        new SqlText().Add("SELECT t.operation_id, t.revision, t.ordinal, t.\"at\", t.author, t.kind, t.collection, t.item_id, t.\"before\", t.\"after\", t.note FROM ")
            .Add(dialect.Table("changes")).Add(" t WHERE t.operation_id = ").AddValue(operationId);

    private static SqlText Within(SqlText sql, PlaceRange range) => sql.Add("id BETWEEN ").AddValue(range.First).Add(" AND ").AddValue(range.Last);

    private static SqlText AddWindow(SqlText sql, FeatureQuery query, string limit)
    {
        sql.Add(" LIMIT ").Add(limit);
        return query.Offset == 0 ? sql : sql.Add(" OFFSET ").Add(query.Offset.ToString(CultureInfo.InvariantCulture));
    }

    private SqlText SelectWithRevision(FeatureQuery query)
    {
        var sql = new SqlText();
        return Select(sql, query.Collection, RevisionNow(sql, query.OperationId));
    }

    /// <summary>The revision of an operation as an expression: within a statement it is of the moment that the statement sees.</summary>
    private string RevisionNow(SqlText sql, string operationId) => $"(SELECT o.revision FROM {dialect.Table("operations")} o WHERE o.id = {sql.Parameter(operationId)})";

    private static SqlText Select(SqlText sql, CollectionSchema collection, string? further = null)
    {
        sql.Add("SELECT ").Add(SqlDialect.Column(ColumnNames.Id)).Add(", ").Add(SqlDialect.Geometry(collection));
        foreach (var property in collection.Properties.Where(property => property.Type != PropertyType.VertexInstants))
        {
            sql.Add(", ").Add(SqlDialect.Column(property.Column));
        }

        return further is null ? sql : sql.Add(", ").Add(further);
    }

    /// <param name="isExact">False when it is enough that the boxes around the geometries touch the query's.</param>
    /// <param name="isOrdered">True when the first rows of the query's order are wanted, which the caller writes behind this: the planner may go through the order, and has to see all conditions for that.</param>
    private void FromWhere(SqlText sql, FeatureQuery query, FilterPlan? plan, RowPosition? after, bool isExact, bool isLed = true, bool isOrdered = false)
    {
        sql.Add(" FROM ");
        if (isExact && !isOrdered && dialect.FindsBeforeTests && query is { Box: { } box, Collection.HasGeometry: true })
        {
            FoundFirst(sql, query, plan, after, box);
            return;
        }

        isLed = isLed && query is { Box: { } place, Collection.HasGeometry: true } && dialect.Lead(sql, query.Collection, place, query.Time);
        if (!isLed)
        {
            sql.Add(dialect.Table(query.Collection.Table)).Add(" t");
        }

        Where(sql, query, plan, after, isExact, isLed);
    }

    /// <summary>What indexes find is a question of its own, which OFFSET keeps apart; what they found is then tested. The planner chooses the way to it by the cost of the way alone, and not by that of tests which hardly a row needs.</summary>
    private void FoundFirst(SqlText sql, FeatureQuery query, FilterPlan? plan, RowPosition? after, BoundingBox box)
    {
        sql.Add("(SELECT ").Add(dialect.Place).Add(", t.* FROM ").Add(dialect.Table(query.Collection.Table)).Add(" t");
        Where(sql, query, plan, after, isExact: false, isLed: false, isTested: false);
        sql.Add(" OFFSET 0) t WHERE ");
        WhereBox(sql, box, part => dialect.Intersects(sql, query.Collection, part, TestedTime(query)));
    }

    /// <param name="isTested">False when it is enough that place and time of what is found may match.</param>
    private void Where(SqlText sql, FeatureQuery query, FilterPlan? plan, RowPosition? after, bool isExact, bool isLed, bool isTested = true)
    {
        sql.Add(" WHERE t.operation_id = ").AddValue(query.OperationId);
        if (after is not null)
        {
            sql.Add(" AND ");
            OrderSql.AddAfter(sql, dialect, query.SortBy, after);
        }

        var isBoxTested = false;
        if (query.Box is { } box && (isExact || !isLed))
        {
            if (!query.Collection.HasGeometry)
            {
                // A feature that is nowhere intersects no box.
                sql.Add(" AND FALSE");
            }
            else
            {
                WhereBox(sql.Add(" AND "), box, part => Meets(sql, query, part, isExact));
                isBoxTested = isExact;
            }
        }

        if (query.Time is { } time && (TestedTime(query) is null || (isTested && !isBoxTested)))
        {
            sql.Add(" AND ");
            dialect.Matches(sql, time);
        }

        foreach (var equality in query.Equalities)
        {
            sql.Add(" AND ").Add(SqlDialect.Column(equality.Property.Column)).Add(" = ").AddValue(dialect.ToParameter(equality.Value));
        }

        if (plan is not null)
        {
            WherePlan(sql, query.Collection, plan);
        }
    }

    private void Meets(SqlText sql, FeatureQuery query, BoundingBox box, bool isExact)
    {
        if (!isExact || dialect.FindsBeforeTests)
        {
            dialect.Touches(sql, query.Collection, box, query.Time);
        }

        if (isExact)
        {
            dialect.Intersects(dialect.FindsBeforeTests ? sql.Add(" AND ") : sql, query.Collection, box, TestedTime(query));
        }
    }

    /// <summary>The time, where it is tested with the box, because their index has found both.</summary>
    private TemporalFilter? TestedTime(FeatureQuery query) => dialect.FindsTime(query.Collection) ? query.Time : null;

    private void WherePlan(SqlText sql, CollectionSchema collection, FilterPlan plan)
    {
        foreach (var box in plan.Boxes)
        {
            sql.Add(" AND ");
            dialect.Touches(sql, collection, box, time: null);
        }

        if (plan.Written is { } condition)
        {
            sql.Add(" AND ");
            plan.Sql.Write(sql, condition);
        }
    }

    private static void WhereBox(SqlText sql, BoundingBox box, Action<BoundingBox> meets)
    {
        var separator = "(";
        foreach (var part in box.Split())
        {
            sql.Add(separator);
            meets(part);
            separator = " OR ";
        }

        sql.Add(")");
    }
}
