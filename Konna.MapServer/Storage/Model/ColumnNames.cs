using System.Text;

namespace Konna.MapServer.Storage.Model;

/// <summary>Names in the database are the property's name in snake_case.</summary>
internal static class ColumnNames
{
    public const string Geometry = "geom";
    public const string Fid = "fid";
    public const string OperationId = "operation_id";
    public const string Id = "id";
    public const string Begin = "begin";
    public const string End = "end";

    /// <summary>The revision that last changed the row. No attribute of a layer can have a column of this name: theirs begin with a letter.</summary>
    public const string Version = "_version";

    /// <summary>The generated <c>tstzrange</c> of the outer span, PostGIS only.</summary>
    public const string Period = "period";

    public static string Of(string propertyName)
    {
        var name = new StringBuilder(propertyName.Length + 4);
        foreach (var letter in propertyName)
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
