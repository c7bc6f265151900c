using Konna.MapServer.Api.Negotiation;
using Konna.MapServer.Api.Pages;

namespace Konna.MapServer.Tests.Api;

public sealed class PageWordsTests
{
    [Fact]
    public void Every_value_of_a_closed_list_has_a_french_word()
    {
        var values = new MemoryStore([]).Collections.SelectMany(c => c.Properties).SelectMany(p => p.Values).Distinct();

        Assert.DoesNotContain(values, value => !ValueWords.IsKnown(value));
    }

    [Fact]
    public void Every_word_is_said_in_both_languages()
    {
        var (english, french) = (Words.In(PageLanguage.English), Words.In(PageLanguage.French));

        foreach (var word in typeof(Words).GetProperties().Where(p => p.PropertyType == typeof(string)))
        {
            Assert.NotNull(word.GetValue(english));
            Assert.NotEmpty((string)word.GetValue(french)!);
        }
    }
}
