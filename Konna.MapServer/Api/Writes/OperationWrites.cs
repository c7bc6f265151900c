using Konna.Geo.Imports;
using Konna.Geo.Packages;
using Konna.MapServer.Api.Access;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;
using Konna.MapServer.Api.Requests;
using Konna.MapServer.Api.Resources;
using Konna.MapServer.Storage;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Writes;

/// <summary>Whole operations: loaded from packages and files of other programs, described anew, deleted.</summary>
internal static class OperationWrites
{
    private const long LargestPackage = 64 * 1024 * 1024;
    private const string ReplaceParameter = "replace";

    private static readonly ApiParameter Name = new(
        UploadName.Parameter, "What the file is called, for the report and the source that a file of another program becomes.", () => new OpenApiSchema { Type = JsonSchemaType.String });

    public static WriteMethod Create { get; } = new(HttpMethods.Post, "Loads an operation from a package or a file of another program", UploadFormat.Types, StatusCodes.Status201Created, request => LoadAsync(request, ReadReplace(request)))
    {
        MostBytes = LargestPackage,
        Parameters =
        [
            Name,
            new ApiParameter(ReplaceParameter, "True to replace an operation that is there already.", () => new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = false }),
        ],
    };

    public static WriteMethod Replace { get; } = new(HttpMethods.Put, "Replaces the operation by a package or a file of another program", UploadFormat.Types, StatusCodes.Status200OK, request => LoadAsync(request, replaces: true))
    {
        MostBytes = LargestPackage,
        Parameters = [Name],
    };

    public static WriteMethod Delete { get; } = new(HttpMethods.Delete, "Deletes the operation", [], StatusCodes.Status204NoContent, async request =>
    {
        Check(request, await request.Store.DeleteOperationAsync(request.OperationId, request.ExpectedRevision, request.Author, request.Cancellation));
        return new WriteAnswer(StatusCodes.Status204NoContent);
    });

    public static WriteMethod ReplaceDocument { get; } = new(HttpMethods.Put, "Describes the operation anew", [MediaTypes.Json], StatusCodes.Status200OK, request => DescribeAsync(request, isPatch: false));

    public static WriteMethod UpdateDocument { get; } = new(HttpMethods.Patch, "Changes members of the description", [MediaTypes.MergePatch], StatusCodes.Status200OK, request => DescribeAsync(request, isPatch: true));

    private static bool ReadReplace(WriteRequest request) => request.Query.TryGetValue(ReplaceParameter, out var text)
        && (bool.TryParse(text, out var replaces) ? replaces : throw new RequestFailedException(FailureTable.InvalidParameter(ReplaceParameter, "true or false")));

    private static async Task<WriteAnswer> LoadAsync(WriteRequest request, bool replaces)
    {
        request.Http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        var (reading, import) = await Task.Run(() => Read(request), request.Cancellation);
        if (reading.Package is not { } package)
        {
            throw new RequestFailedException(FailureTable.InvalidPackage(reading.Problems));
        }

        var id = package.Operation.Id;
        if (request.FoundOperation is { } found && found.Operation.Id != id)
        {
            throw new RequestFailedException(FailureTable.OtherOperation(id));
        }

        request.Http.RequireWrite(id);
        var outcome = await request.Store.ImportAsync(
            package, replaces && !request.Condition.IsNew ? ImportMode.Replace : ImportMode.New, request.Author, request.ExpectedRevision, progress: null, request.Cancellation);
        switch (outcome.Result)
        {
            case ImportResult.Exists:
                throw new RequestFailedException(request.Condition.IsNew ? FailureTable.AlreadyThere : FailureTable.OperationExists(id, request.Base.Url("/operations/" + id)));
            case ImportResult.OtherRevision:
                throw new RequestFailedException(FailureTable.OtherRevision);
        }

        var shown = await ShowAsync(request, id, import);
        return outcome.Result == ImportResult.Created
            ? new WriteAnswer(StatusCodes.Status201Created, shown) { Location = request.Base.Url("/operations/" + id) }
            : new WriteAnswer(StatusCodes.Status200OK, shown);
    }

    /// <summary>A file of another program names no operation: it becomes the one it is sent to, or one with an id made from what it is called.</summary>
    private static (PackageReading Reading, ImportReport? Import) Read(WriteRequest request)
    {
        var (body, path) = (request.Body, request.Body.Path!);
        var name = UploadName.Clean(request.Query.GetValueOrDefault(UploadName.Parameter), UploadFormat.ExtensionOf(body.MediaType));
        if (!ForeignReader.IsForeign(path, LayerFiles.Readers))
        {
            return (PackageReader.ReadZip(body.Content, name, LayerFiles.Readers), null);
        }

        var foreign = ForeignReader.Read(path, new ImportOptions { FileName = name, OperationId = request.FoundOperation?.Operation.Id }, LayerFiles.Readers);
        return (foreign.Package, new ImportReport(foreign.Format, foreign.Notices));
    }

    private static async Task<WriteAnswer> DescribeAsync(WriteRequest request, bool isPatch)
    {
        Check(request, await request.Store.EditOperationAsync(request.OperationId, await request.ReadBodyAsync(), isPatch, request.ExpectedRevision, request.Author, request.Cancellation));
        return new WriteAnswer(StatusCodes.Status200OK, await ShowAsync(request, request.OperationId));
    }

    private static void Check(WriteRequest request, EditOutcome outcome)
    {
        if (outcome.Result != EditResult.Applied)
        {
            throw new RequestFailedException(outcome.Result switch
            {
                EditResult.NoOperation => FailureTable.NotFound("operation"),
                EditResult.OtherRevision => FailureTable.OtherRevision with { Current = request.Base.Url($"/operations/{request.OperationId}/operation.json") },
                _ => FailureTable.Refused(outcome.Problems),
            });
        }
    }

    private static async Task<(ResourceRequest Request, Answer Answer)> ShowAsync(WriteRequest request, string id, ImportReport? import = null)
    {
        var document = new OperationDocument(request.Http.RequestServices.GetRequiredService<CollectionMeasures>()) { Import = import };
        var reading = request.Reading($"/operations/{id}/operation.json", document.Representations, Representation.Json, await request.FindOperationAsync(id));
        return (reading, await document.AnswerAsync(reading));
    }
}
