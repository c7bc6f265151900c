using System.CommandLine;
using Konna.Benchmarks;
using Konna.Benchmarks.Measurement;

var root = new RootCommand("Makes operations of any size and measures the program with them.") { GenerateCommand.Create(), ImportCommand.Create(), SituationCommand.Create() };
return await root.Parse(args).InvokeAsync();
