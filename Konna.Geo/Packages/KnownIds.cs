using System.Collections;
using Konna.Geo.Packages.Spooling;

namespace Konna.Geo.Packages;

/// <summary>The ids of one kind of thing; read in their order, so that suggestions do not depend on the files' order.</summary>
internal sealed class KnownIds : IEnumerable<string>
{
    private readonly SortedSet<string>? few;
    private readonly IdTable? many;

    public KnownIds(IEnumerable<string> ids) => few = new SortedSet<string>(ids.Where(id => id.Length > 0), StringComparer.Ordinal);

    public KnownIds(IdTable ids) => many = ids;

    public bool Contains(string id) => few?.Contains(id) ?? many!.Contains(id);

    public IEnumerator<string> GetEnumerator() => (few ?? ReadMany()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<string> ReadMany()
    {
        for (var i = 0; i < many!.Count; i++)
        {
            yield return many[many.Order[i]];
        }
    }
}
