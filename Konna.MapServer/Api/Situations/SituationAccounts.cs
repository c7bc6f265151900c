using Konna.Geo.Motion;
using Konna.MapServer.Api.Failures;
using Konna.MapServer.Api.Requests;
using Microsoft.OpenApi;

namespace Konna.MapServer.Api.Situations;

/// <summary>The parameter <c>account</c>: which versions of contested facts to show.</summary>
internal static class SituationAccounts
{
    private const string Expected = "ids of accounts of this operation, separated by commas, at most one of each dispute";

    public static ApiParameter Parameter { get; } = new(
        "account",
        "Accounts to show, at most one of each dispute; of the other disputes the default is shown.",
        () => new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } });

    /// <exception cref="RequestFailedException">400 for what cannot be ids.</exception>
    public static string[] Read(IReadOnlyDictionary<string, string> query)
    {
        var accounts = query.TryGetValue(Parameter.Name, out var text) ? text.Split(',') : [];
        return accounts.All(Slug.IsId) ? accounts : throw new RequestFailedException(FailureTable.InvalidParameter(Parameter.Name, Expected));
    }

    /// <exception cref="RequestFailedException">400 for accounts that do not exist or exclude each other.</exception>
    public static AccountChoice Choose(SituationModel model, string[] asked)
    {
        var choice = model.Choose(asked);
        return choice.IsValid ? choice.Value : throw new RequestFailedException(FailureTable.InvalidParameter(Parameter.Name, Expected) with
        {
            Detail = $"The parameter '{Parameter.Name}' is not as it should be: {choice.Error}",
        });
    }
}
