using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Operations;

/// <summary>A layer of any attributes that an operation carries beside its own items: boundaries, roads, a flood's extent.</summary>
/// <param name="Schema">
/// As it was inferred; the first property is the id. A store sets <see cref="CollectionSchema.Table"/> and the columns, which have no meaning elsewhere.
/// </param>
/// <param name="Features">By id (bytes of its UTF-8), each with one value per property and its geometry in WGS 84 longitude and latitude.</param>
public sealed record ReferenceLayer(CollectionSchema Schema, IReadOnlyList<FeatureRow> Features);
