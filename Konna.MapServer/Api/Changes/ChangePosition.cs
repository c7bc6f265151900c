using System.Globalization;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Changes;

/// <summary>
/// How far somebody has read the changes of an operation: the id of an event. <c>12</c> is the whole commit that made revision 12; where a commit has several changes,
/// <c>12.3</c> is up to the third of them.
/// </summary>
internal readonly record struct ChangePosition(long Revision, int Ordinal)
{
    /// <summary>What the texts look like; a revision has at most 18 digits.</summary>
    public const string Pattern = "^[0-9]{1,18}(\\.[1-9][0-9]{0,8})?$";

    private const int Whole = int.MaxValue;

    /// <summary>The revision after which the log is read to get all that is not behind this position.</summary>
    public long RevisionBefore => Ordinal == Whole ? Revision : Revision - 1;

    public static ChangePosition After(long revision) => new(revision, Whole);

    /// <summary>The id of a change in its commit.</summary>
    public static ChangePosition Of(ToldChange change, int changesOfCommit) => new(change.Revision, changesOfCommit == 1 ? Whole : change.Ordinal);

    public static ChangePosition? Parse(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var (revision, ordinal) = dot < 0 ? (text, null) : (text[..dot], text[(dot + 1)..]);
        if (revision.Length > 18 || !long.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return ordinal is null ? After(number)
            : ordinal is [>= '1', ..] && ordinal.Length <= 9 && int.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? new(number, place)
            : null;
    }

    public bool IsBefore(ToldChange change) => change.Revision > Revision || (change.Revision == Revision && change.Ordinal > Ordinal);

    public override string ToString() => Ordinal == Whole ? Revision.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Revision}.{Ordinal}");
}
