using System.CommandLine;
using Konna.Benchmarks;
using Konna.Benchmarks.Copy;
using Konna.Benchmarks.Downloads;
using Konna.Benchmarks.Load;
using Konna.Benchmarks.Measurement;
using Konna.Benchmarks.Micro;

var root = new RootCommand("Makes operations of any size and measures the program with them.")
{
    GenerateCommand.Create(), ImportCommand.Create(), CopyCommand.Create(), SituationCommand.Create(), MicroCommand.Create(), LoadCommand.Create(), DownloadsCommand.Create(), KestrelCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
