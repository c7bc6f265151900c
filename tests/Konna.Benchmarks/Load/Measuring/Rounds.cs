using System.Globalization;
using Konna.Benchmarks.Load.Site;

namespace Konna.Benchmarks.Load.Measuring;

/// <summary>Measures groups in rounds. What fails is left out of the next rounds and says why; everything else goes on.</summary>
internal sealed class Rounds(LoadSite site, Figures figures)
{
    private const int MostLetters = 120;

    public async Task RunAsync(Group group, CancellationToken cancellation)
    {
        site.Say($"{group.Name}");
        IReadOnlyList<Subject> subjects = [];
        try
        {
            subjects = await group.PrepareAsync(site, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            foreach (var name in group.Subjects)
            {
                Miss(name, failure);
            }
        }

        foreach (var name in group.Subjects.Except(subjects.Select(subject => subject.Name)).Where(name => subjects.Count > 0))
        {
            figures.Miss(name, "not part of this run", isFailure: false);
        }

        await RunAsync(subjects, cancellation);
    }

    private async Task RunAsync(IReadOnlyList<Subject> subjects, CancellationToken cancellation)
    {
        var left = subjects.ToList();
        foreach (var subject in subjects.Where(subject => subject.WarmUp > 0))
        {
            await TryAsync(left, subject, new Window(subject.WarmUp, Window.ManyClients), cancellation);
        }

        var samples = subjects.ToDictionary(subject => subject.Name, _ => new List<Sample>());
        for (var round = 0; round < site.Scale.Rounds; round++)
        {
            foreach (var subject in left.ToList())
            {
                if (await TryAsync(left, subject, new Window(site.Scale.Seconds, Window.ManyClients), cancellation) is { } sample)
                {
                    samples[subject.Name].Add(sample);
                    site.Say(string.Create(CultureInfo.InvariantCulture, $"  {subject.Name}: {sample.Rate:0.#}/s, {sample.Cpu:0.000} ms"));
                }
            }
        }

        foreach (var subject in left.Where(subject => samples[subject.Name].Count > 0))
        {
            figures.Keep(subject.Name, samples[subject.Name]);
        }

        foreach (var subject in left.Where(subject => subject.IsSingleToo && site.Scale.IsSingleToo).ToList())
        {
            if (await TryAsync(left, subject, new Window(1, 1), cancellation) is { } sample)
            {
                figures.KeepSingle(subject.Name, sample);
            }
        }
    }

    private async Task<Sample?> TryAsync(List<Subject> left, Subject subject, Window window, CancellationToken cancellation)
    {
        try
        {
            return await subject.MeasureAsync(window, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            left.Remove(subject);
            Miss(subject.Name, failure);
            return null;
        }
    }

    private void Miss(string name, Exception failure)
    {
        var said = failure.Message.ReplaceLineEndings(" ").Replace('|', '/');
        figures.Miss(name, failure is NotMeasuredException ? said : "failed: " + (said.Length > MostLetters ? said[..MostLetters] : said), failure is not NotMeasuredException);
        site.Say($"  {name}: {failure.Message}");
    }
}
