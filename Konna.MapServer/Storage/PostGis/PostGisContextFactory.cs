using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure;

namespace Konna.MapServer.Storage.PostGis;

/// <summary>Makes the contexts that write; the parameterless form is what <c>dotnet ef migrations add</c> calls and connects to nothing.</summary>
public sealed class PostGisContextFactory : IDesignTimeDbContextFactory<PostGisContext>
{
    public PostGisContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostGisContext>().UseNpgsql(Configure).Options);

    internal static PostGisContext Create(NpgsqlDataSource source) =>
        new(new DbContextOptionsBuilder<PostGisContext>().UseNpgsql(source, Configure).Options);

    private static void Configure(NpgsqlDbContextOptionsBuilder options) => options
        .UseNetTopologySuite(handleOrdinates: NetTopologySuite.Geometries.Ordinates.XYZM)
        .MigrationsHistoryTable(PostGisContext.HistoryTable, PostGisContext.Schema)
        .SetPostgresVersion(15, 0);
}
