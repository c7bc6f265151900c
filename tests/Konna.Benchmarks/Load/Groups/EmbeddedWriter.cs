using System.Globalization;
using Konna.Benchmarks.Generation;
using Konna.Benchmarks.Load.Site;
using Konna.MapServer.Storage.GeoPackage;
using Microsoft.Data.Sqlite;

namespace Konna.Benchmarks.Load.Groups;

/// <summary>Changes a hundred events of the file in each transaction, as fast as it goes.</summary>
internal sealed class EmbeddedWriter : IAsyncDisposable
{
    private const int Rows = 100;
    private readonly CancellationTokenSource stop = new();
    private readonly Task writing;

    private EmbeddedWriter(string file, int events) => writing = Task.Factory.StartNew(() => Write(file, events), TaskCreationOptions.LongRunning);

    public static EmbeddedWriter Start(string file, int events) => new(file, events);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await writing;
        stop.Dispose();
    }

    private void Write(string file, int events)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=false;Default Timeout=30");
        connection.Open();
        SpatialFunctions.Register(connection);
        using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA synchronous = NORMAL";
        settings.ExecuteNonQuery();
        using var update = connection.CreateCommand();
        update.CommandText = "UPDATE events SET note = $note WHERE operation_id = $operation AND id = $id";
        var (note, id) = (update.Parameters.Add("$note", SqliteType.Text), update.Parameters.Add("$id", SqliteType.Text));
        update.Parameters.AddWithValue("$operation", LoadSite.FeedId);
        var random = new RepeatableRandom(3);
        for (var n = 0; !stop.IsCancellationRequested; n++)
        {
            using var transaction = connection.BeginTransaction();
            update.Transaction = transaction;
            note.Value = n.ToString(CultureInfo.InvariantCulture);
            for (var row = 0; row < Rows; row++)
            {
                id.Value = string.Create(CultureInfo.InvariantCulture, $"evt-{random.Next(0, events):000000}");
                update.ExecuteNonQuery();
            }

            transaction.Commit();
        }
    }
}
