using System.Globalization;
using Konna.Geo.Collections;
using Konna.MapServer.Storage.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Konna.MapServer.Storage.GeoPackage;

/// <summary>Creates the file, or checks that one that is there can be used.</summary>
internal static class GeoPackageFile
{
    public const string Name = "konna.gpkg";

    private const int NotADatabase = 26;
    private const int Corrupt = 11;
    private const int CannotOpen = 14;
    private const int ReadOnly = 8;

    /// <exception cref="StoreSetupException">The file cannot be used.</exception>
    public static void Prepare(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                Check(path);
            }
            else
            {
                Create(path);
            }
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is NotADatabase or Corrupt)
        {
            throw new StoreSetupException($"{path} is not a GeoPackage (or is damaged); move it away or choose another folder with Konna__DataDirectory. Nothing in it was changed.", exception);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException or SqliteException { SqliteErrorCode: CannotOpen or ReadOnly })
        {
            throw new StoreSetupException($"{path} cannot be written; allow it, or choose another folder with Konna__DataDirectory.", exception);
        }
    }

    public static (IModel Design, IReadOnlyList<CollectionSchema> Collections) ReadModel()
    {
        using var context = new GeoPackageContext(new DbContextOptionsBuilder<GeoPackageContext>().UseSqlite("Data Source=:memory:").Options);
        return (context.GetService<IDesignTimeModel>().Model, ModelCollections.Read(context.Model));
    }

    private static void Create(string path)
    {
        // Made under another name and renamed when complete: a file of this name is always whole.
        var unfinished = path + ".new";
        File.Delete(unfinished);
        Make(unfinished);
        File.Move(unfinished, path);
        UseWriteAheadLog(path);
    }

    /// <summary>A new and empty file of this schema.</summary>
    public static void Make(string path)
    {
        using var connection = GeoPackageConnection.OpenForWriting(path, create: true);
        var (model, collections) = ReadModel();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The script is made from the model alone.
        command.CommandText = GeoPackageSchema.Script(model, collections);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    private static void Check(string path)
    {
        int number;
        using (var connection = GeoPackageConnection.OpenForWriting(path, create: false))
        {
            var applicationId = Convert.ToInt64(connection.Ask("PRAGMA application_id"), CultureInfo.InvariantCulture);
            if (applicationId != GeoPackageSchema.ApplicationId)
            {
                throw new StoreSetupException($"{path} is a database, but not a GeoPackage; move it away or choose another folder with Konna__DataDirectory. Nothing in it was changed.");
            }

            if (connection.Ask("SELECT 1 FROM sqlite_master WHERE name = 'konna_schema'") is null)
            {
                throw new StoreSetupException($"{path} is a GeoPackage that konna did not make; move it away or choose another folder with Konna__DataDirectory. Nothing in it was changed.");
            }

            number = Convert.ToInt32(connection.Ask("SELECT number FROM konna_schema"), CultureInfo.InvariantCulture);
            if (number > GeoPackageSchema.Number)
            {
                throw new StoreSetupException($"{path} was made by a newer version of this program (schema {number}, this one knows {GeoPackageSchema.Number}); use that version, or another folder.");
            }

            if (number < GeoPackageSchema.OldestNumber)
            {
                throw new StoreSetupException($"{path} has the schema of an older version ({number}); export its operations with that version and import them into a new file.");
            }
        }

        if (number < GeoPackageSchema.Number)
        {
            try
            {
                GeoPackageUpgrade.Run(path);
            }
            catch (SqliteException exception)
            {
                throw new StoreSetupException($"{path} has the schema of an older version ({number}) and cannot be taken over ({exception.Message.TrimEnd('.')}); it was left as it was. Export its operations with that version and import them into a new file.", exception);
            }
        }

        UseWriteAheadLog(path);
    }

    private static void UseWriteAheadLog(string path)
    {
        using var connection = GeoPackageConnection.OpenForWriting(path, create: false);
        connection.Run("PRAGMA journal_mode = WAL");
    }
}
