using Konna.Geo.Collections;
using Konna.Geo.Features;

namespace Konna.Geo.Operations;

/// <summary>An operation whose items are read one after the other, so that it may be larger than the memory.</summary>
public interface IOperationContent
{
    Operation Operation { get; }

    /// <summary>The reference layers by id, each with its features by id (bytes of its UTF-8).</summary>
    IEnumerable<(CollectionSchema Schema, IEnumerable<FeatureRow> Features)> LayersWithFeatures { get; }

    /// <summary>The items of one kind by id.</summary>
    /// <param name="type">A type of <see cref="DomainCollections"/>: <see cref="Place"/>, say.</param>
    IEnumerable<OperationItem> ItemsOf(Type type);

    /// <summary>The same in whatever order costs least.</summary>
    IEnumerable<OperationItem> ItemsInAnyOrder(Type type) => ItemsOf(type);
}
