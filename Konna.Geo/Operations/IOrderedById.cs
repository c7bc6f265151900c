namespace Konna.Geo.Operations;

/// <summary>A list of items that can be read by id without being held as a whole.</summary>
internal interface IOrderedById
{
    IEnumerable<OperationItem> InOrderOfId();
}
