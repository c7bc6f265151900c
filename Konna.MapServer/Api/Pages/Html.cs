using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Konna.MapServer.Api.Pages;

/// <summary>
/// Markup that is safe to send. It is only made from interpolated strings, whose literal parts are the program's own and whose holes are
/// encoded unless they are <see cref="Html"/> themselves; so no text from a package or request becomes markup.
/// </summary>
internal sealed class Html
{
    private Html(string markup) => Markup = markup;

    public static Html Empty { get; } = new("");

    public string Markup { get; }

    public static Html Of(Interpolation markup) => new(markup.Finish());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(p => p.Markup)));

    [InterpolatedStringHandler]
    internal readonly struct Interpolation(int literalLength, int holes)
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
        private readonly StringBuilder text = new(literalLength + (holes * 16));

        public void AppendLiteral(string literal) => text.Append(literal);

        public void AppendFormatted(Html? html) => text.Append(html?.Markup);

        public void AppendFormatted(IEnumerable<Html> parts)
        {
            foreach (var part in parts)
            {
                text.Append(part.Markup);
            }
        }

        public void AppendFormatted(string? value) => text.Append(value is null ? null : Encoder.Encode(value));

        public void AppendFormatted(long value) => text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{value}");

        public string Finish() => text.ToString();
    }
}
