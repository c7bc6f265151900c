namespace Konna.MapServer.Storage.Sql;

/// <summary>How the planner should go about a question.</summary>
internal enum QuestionKind
{
    /// <summary>The best way depends on the values: a box may hold everything or nothing.</summary>
    Search,

    /// <summary>There is one good way whatever the values: by a unique key.</summary>
    Lookup,
}
