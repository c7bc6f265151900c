using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.Geo.Filtering;
using Konna.MapServer.Api.Requests;

namespace Konna.MapServer.Api.Pages;

/// <summary>The features whose property holds the id of the one that is shown: the first of them, and how many there are.</summary>
/// <param name="Count">Null when there are more than are counted.</param>
internal sealed record ReferringFeatures(CollectionSchema Collection, PropertySchema Property, IReadOnlyList<FeatureRow> First, long? Count)
{
    private const int MostListed = 12;

    public static async Task<IReadOnlyList<ReferringFeatures>> ReadAsync(ResourceRequest request, string id, CancellationToken cancellation)
    {
        var found = new List<ReferringFeatures>();
        foreach (var collection in request.Operation.Collections)
        {
            foreach (var property in collection.Properties.Where(p => p.Name != ContestedProperties.VersionOf && FeatureNames.TargetsOf(collection, p).Contains(request.Collection.Id)))
            {
                var filter = FilterCheck.Bind(ConditionOf(property, id), collection);
                var page = await request.Features.ReadPageAsync(
                    new FeatureQuery(request.Operation.Operation.Id, collection) { Filter = filter.Value, Limit = MostListed }, cancellation);
                if (page.Rows.Count > 0)
                {
                    found.Add(new ReferringFeatures(collection, property, page.Rows, page.NumberMatched));
                }
            }
        }

        return found;
    }

    /// <summary>All of them: a page that asks by equality, or by a filter where the property is a list.</summary>
    public string AllUrl(ResourceRequest request, string id) => PageLayout.PageOfSameTime(
        request,
        $"{request.OperationPath}/collections/{Collection.Id}/items",
        Property.IsQueryable ? (Property.Name, id) : ("filter", Cql2Text.Write(ConditionOf(Property, id))));

    private static FilterExpression ConditionOf(PropertySchema property, string id) => property.IsQueryable
        ? new Comparison(ComparisonOperator.Equal, new PropertyName(property.Name), new TextLiteral(id))
        : new ArrayPredicate(ArrayOperator.Contains, new PropertyName(property.Name), new ArrayLiteral([new TextLiteral(id)]));
}
