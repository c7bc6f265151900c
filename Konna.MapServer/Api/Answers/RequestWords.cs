using Konna.MapServer.Api.Links;

namespace Konna.MapServer.Api.Answers;

/// <summary>Everything in a reader's request that an answer can depend on, word for word, beside who reads and what they have already.</summary>
/// <param name="Root">What links begin with (<see cref="PublicBase.Root"/>).</param>
internal readonly record struct RequestWords(string Root, string Path, string Query, string Accept, string AcceptEncoding, string AcceptLanguage)
{
    public static RequestWords Of(HttpRequest request, PublicBase publicBase)
    {
        var headers = request.Headers;
        return new RequestWords(
            publicBase.Root, request.Path.Value ?? "", request.QueryString.Value ?? "", headers.Accept.ToString(), headers.AcceptEncoding.ToString(), headers.AcceptLanguage.ToString());
    }

    public int Length => Root.Length + Path.Length + Query.Length + Accept.Length + AcceptEncoding.Length + AcceptLanguage.Length;
}
