using System.IO.Pipelines;
using Konna.Geo.Encoding;
using Konna.Geo.Encoding.Czml;
using Konna.Geo.Encoding.Kml;
using Konna.Geo.Packages;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Past;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Storage;

namespace Konna.MapServer.Api.Formats;

/// <summary>The one table of forms for whole operations: downloads, links and the OpenAPI document are made from it.</summary>
internal static class OperationFormats
{
    private static readonly IReadOnlyList<ApiParameter> Windows = [ItemParameters.Bbox, ItemParameters.BboxCrs, ItemParameters.Datetime];

    public static IReadOnlyList<OperationFormat> All { get; } =
    [
        new(Representation.GeoPackage, "gpkg", request => (pipe, cancellation) => WriteGeoPackageAsync(request, pipe, cancellation)),
        new(Representation.Kml, "kml", request => Document(request, facts => new KmlOperationEncoder(facts))) { Parameters = Windows, HasPast = true },
        new(Representation.Czml, "czml", request => Document(request, facts => new CzmlOperationEncoder(facts))) { Parameters = Windows, HasPast = true },
        new(Representation.Package, "zip", Package) { Parameters = [AsOfParameter.Description], VersionOf = request => IsFixed(request) ? "as of" : Versions.Of(request.Operation), IsFixed = IsFixed },
    ];

    private static bool IsFixed(ResourceRequest request) => AsOfParameter.Read(request) is { IsFixed: true };

    /// <summary>One document of all collections that can be seen on a map.</summary>
    private static Func<PipeWriter, CancellationToken, Task> Document(ResourceRequest request, Func<DocumentFacts, IOperationEncoder> encoderOf)
    {
        var queries = request.Operation.Collections.Where(collection => collection.HasGeometry)
            .Select(collection => ItemsQuery.ReadWhole(request with { FoundCollection = collection })).ToDictionary(query => query.Collection);
        return async (pipe, cancellation) =>
        {
            var encoder = encoderOf(await FactsReader.ReadAsync(request, cancellation));
            await new OperationDocumentWriter(encoder).WriteStreamAsync(
                pipe, queries.Keys, collection => OneRevision.Of(request, request.Features.StreamAsync(queries[collection], cancellation), cancellation), cancellation);
        };
    }

    private static async Task WriteGeoPackageAsync(ResourceRequest request, PipeWriter pipe, CancellationToken cancellation)
    {
        await using var file = await request.Store.CopyToGeoPackageAsync(request.Operation.Operation.Id, cancellation)
            ?? throw new RequestFailedException(FailureTable.NotFound("operation"));
        await WriteCopyAsync(request, file, pipe, cancellation);
    }

    /// <summary>
    /// A copy is of one revision by itself, and is sent as of that: to insist on the one that the request found would refuse whoever asks for an operation that is changed more often than it is copied.
    /// </summary>
    private static async Task WriteCopyAsync(ResourceRequest request, OperationCopy copy, PipeWriter pipe, CancellationToken cancellation)
    {
        if (copy.Revision < request.Operation.Revision)
        {
            // From a standby that does not have it yet.
            throw new OperationChangedException();
        }

        if (copy.Revision > request.Operation.Revision)
        {
            request.Http.Response.Headers.ETag = AnswerSender.TagOf(request, copy.Revision);
        }

        await copy.Content.CopyToAsync(pipe, cancellation);
    }

    private static Func<PipeWriter, CancellationToken, Task> Package(ResourceRequest request)
    {
        var asOf = AsOfParameter.Read(request);
        return (pipe, cancellation) => asOf is null ? WritePackageAsync(request, pipe, cancellation) : WritePastAsync(request, asOf, pipe, cancellation);
    }

    /// <summary>
    /// The archive is made whole before it is sent: that makes it the very bytes that <c>konna export</c> writes, which can go back in its file, and no client however slow
    /// keeps a transaction open.
    /// </summary>
    private static async Task WritePackageAsync(ResourceRequest request, PipeWriter pipe, CancellationToken cancellation)
    {
        await using var archive = await request.Store.CopyToPackageAsync(request.Operation.Operation.Id, cancellation)
            ?? throw new RequestFailedException(FailureTable.NotFound("operation"));
        await WriteCopyAsync(request, archive, pipe, cancellation);
    }

    /// <summary>What was is made from all that is, in memory. What is changed meanwhile is taken back, too, so that nothing has to be of the request's revision.</summary>
    private static async Task WritePastAsync(ResourceRequest request, AsOfParameter asOf, PipeWriter pipe, CancellationToken cancellation)
    {
        var package = await request.Store.ReadPackageAsync(request.Operation.Operation.Id, cancellation)
            ?? throw new RequestFailedException(FailureTable.NotFound("operation"));
        var now = request.Http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var revision = await PastReader.FindRevisionAsync(request.Store, request.Operation, asOf, now, cancellation);
        package = await PastReader.ReadAsync(request.Store, package, revision, cancellation);
        using var archive = new MemoryStream();
        PackageWriter.WriteZip(package, archive);
        archive.Position = 0;
        await archive.CopyToAsync(pipe, cancellation);
    }
}
