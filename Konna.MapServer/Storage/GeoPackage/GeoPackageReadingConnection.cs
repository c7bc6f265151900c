using Microsoft.Data.Sqlite;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>A connection for questions that keeps the statements it was asked last, prepared: to read one and plan it takes about as long as to find fifty rows. For one thread at a time.</summary>
internal sealed class GeoPackageReadingConnection(string connectionString) : SqliteConnection(connectionString)
{
    private const int MostKept = 16;

    /// <summary>Those that are not in use; the one used last is at the end.</summary>
    private readonly List<KeptCommand> kept = [];

    private bool isClosing;

    /// <summary>A command with this text and no values yet. Disposing of it gives it back.</summary>
    public SqliteCommand CreateCommand(string text)
    {
        var place = kept.FindLastIndex(command => command.CommandText == text);
        if (place < 0)
        {
            return new KeptCommand(this, text) { CommandTimeout = DefaultTimeout, Transaction = Transaction };
        }

        var known = kept[place];
        kept.RemoveAt(place);
        known.Parameters.Clear();
        known.Transaction = Transaction;
        return known;
    }

    protected override void Dispose(bool disposing)
    {
        isClosing = true;
        if (disposing)
        {
            kept.ForEach(command => command.Dispose());
        }

        base.Dispose(disposing);
    }

    /// <returns>True when it is kept.</returns>
    private bool Keep(KeptCommand command)
    {
        if (isClosing)
        {
            return false;
        }

        kept.Add(command);
        if (kept.Count > MostKept)
        {
            var oldest = kept[0];
            kept.RemoveAt(0);
            oldest.End();
        }

        return true;
    }

    private sealed class KeptCommand(GeoPackageReadingConnection owner, string text) : SqliteCommand(text, owner)
    {
        public void End() => base.Dispose(disposing: true);

        protected override void Dispose(bool disposing)
        {
            if (!disposing || !owner.Keep(this))
            {
                base.Dispose(disposing);
            }
        }
    }
}
