using Konna.Geo.Collections;
using Konna.Geo.Crs;
using Konna.Geo.Encoding;
using Konna.Geo.Encoding.JsonFg;
using Konna.Geo.Motion;
using Konna.Geo.Time;
using Konna.MapServer.Api.Answers;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Links;
using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Resources;

/// <summary><c>{op}/situation</c>: where everything is at one instant, under a choice of accounts.</summary>
internal sealed class Situations(SituationModels models) : Resource
{
    private const string ExpectedInstant = "one RFC 3339 instant, such as 2013-01-10T13:00:00Z";
    private const string ExpectedAccounts = "ids of accounts of this operation, separated by commas, at most one of each dispute";

    private static readonly ApiParameter Datetime = new("datetime", "The instant (RFC 3339).", () => new OpenApiSchema
    {
        Type = JsonSchemaType.String,
        Format = "date-time",
    })
    { IsRequired = true };

    private static readonly ApiParameter Account = new(
        "account",
        "Accounts to show, at most one of each dispute; of the other disputes the default is shown.",
        () => new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } });

    public override string Pattern => "/operations/{operationId}/situation";

    public override string Summary => "The situation at an instant";

    public override IReadOnlyList<Representation> Representations => [Representation.GeoJson, Representation.JsonFg, Representation.JsonFgPlus];

    public override IReadOnlyList<ApiParameter> ParametersOf(CollectionSchema? collection) => [Datetime, Account];

    public override ValueTask<Answer> AnswerAsync(ResourceRequest request)
    {
        if (!request.Query.TryGetValue("datetime", out var datetime) || !Rfc3339.TryParse(datetime, out var instant))
        {
            throw new RequestFailedException(FailureTable.InvalidParameter("datetime", ExpectedInstant));
        }

        var accounts = request.Query.TryGetValue("account", out var account) ? account.Split(',') : [];
        if (!accounts.All(Slug.IsId))
        {
            throw new RequestFailedException(FailureTable.InvalidParameter("account", ExpectedAccounts));
        }

        return ValueTask.FromResult(new Answer
        {
            Version = Versions.Of(request.Operation),
            ContentCrs = BboxParameter.Crs84,
            WriteAsync = async (pipe, cancellation) =>
            {
                var model = await models.GetAsync(request.Store, request.Operation, cancellation);
                var answer = model.At(instant, accounts);
                if (!answer.IsValid)
                {
                    throw new RequestFailedException(FailureTable.InvalidParameter("account", ExpectedAccounts) with { Detail = $"The parameter 'account' is not as it should be: {answer.Error}" });
                }

                WriterOf(request).Write(pipe, answer.Situation, request.Operation.Revision, LinksOf(request));
            },
        });
    }

    private static SituationWriter WriterOf(ResourceRequest request) => new(
        request.Store.Collections.First(c => c.Id == "events"),
        request.Store.Collections.First(c => c.Id == "areas"),
        request.Representation == Representation.GeoJson ? null : new JsonFgRoot(
            request.Representation == Representation.JsonFgPlus ? JsonFgProfile.JsonFgPlus : JsonFgProfile.JsonFg, CrsRegistry.Crs84));

    private static IReadOnlyList<Link> LinksOf(ResourceRequest request) =>
    [
        .. request.OwnLinks(),
        new Link(request.Base.Url(request.OperationPath), Relations.Collection, MediaTypes.Json, "The operation"),
    ];
}
