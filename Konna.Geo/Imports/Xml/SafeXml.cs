using System.Xml;
using Konna.Geo.Packages;

namespace Konna.Geo.Imports.Xml;

/// <summary>
/// Opens XML that anyone may have written: no document type, no entity, nothing from elsewhere, and no deeper than a map needs. The reader of the framework bounds
/// all of that but the depth, which is looked at in a pass of its own before anything that descends is let at the file.
/// </summary>
internal static class SafeXml
{
    private const int DeepestNesting = 64;

    public static XmlReaderSettings Settings => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersFromEntities = 0,
    };

    /// <summary>True if the whole of it is well-formed and bounded; else the problem is added.</summary>
    /// <param name="open">Opens the text anew.</param>
    public static bool Check(Func<Stream> open, OperationBuilder operation)
    {
        try
        {
            using var stream = open();
            using var reader = XmlReader.Create(stream, Settings);
            while (reader.Read())
            {
                if (reader.Depth > DeepestNesting)
                {
                    var line = ((IXmlLineInfo)reader).LineNumber;
                    operation.Problems.Add(operation.PlaceOf(LinePointer(line)), $"The elements are nested more than {DeepestNesting} deep.", "Flatten the folders.");
                    return false;
                }
            }

            return true;
        }
        catch (XmlException problem)
        {
            Report(problem, operation);
            return false;
        }
    }

    public static void Report(XmlException problem, OperationBuilder operation) => operation.Problems.Add(
        operation.PlaceOf(problem.LineNumber > 0 ? LinePointer(problem.LineNumber) : ""),
        $"The XML cannot be read: {problem.Message}",
        "Save the file again with the program it came from; a document type is not accepted.");

    public static string LinePointer(int line) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line={line}");
}
