using System.CommandLine;
using Konna.Benchmarks;
using Konna.Benchmarks.Load;
using Konna.Benchmarks.Measurement;
using Konna.Benchmarks.Micro;

var root = new RootCommand("Makes operations of any size and measures the program with them.")
{
    GenerateCommand.Create(), ImportCommand.Create(), SituationCommand.Create(), MicroCommand.Create(), LoadCommand.Create(), KestrelCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
