using Konna.Geo.Collections;
using Konna.Geo.Features;
using Konna.MapServer.Storage.Sql;

namespace Konna.MapServer.Tests.Storage;

public sealed class OverflowHabitTests
{
    private static readonly FeatureQuery Question =
        new("konna-2013", new CollectionSchema("events", "events", "Events", "Événements", "", "", GeometryKind.Any, [])) { Box = new BoundingBox(0, 0, 1, 1) };

    [Fact]
    public void It_is_learnt_by_several_and_unlearnt_by_several()
    {
        var habit = new OverflowHabit();
        Assert.False(habit.IsToOverflow(Question));
        habit.Learn(Question, isOverflow: true);
        Assert.False(habit.IsToOverflow(Question));
        Learn(habit, Question, isOverflow: true);
        Assert.True(habit.IsToOverflow(Question));
        Learn(habit, Question, isOverflow: false);
        Assert.False(habit.IsToOverflow(Question));
    }

    [Fact]
    public void Wherever_the_box_lies_it_is_one_kind_of_question_but_each_limit_is_another()
    {
        var habit = new OverflowHabit();
        Learn(habit, Question, isOverflow: true);
        Assert.True(habit.IsToOverflow(Question with { Box = new BoundingBox(5, 5, 9, 9) }));
        Assert.False(habit.IsToOverflow(Question with { Limit = Question.Limit + 1 }));
        Assert.False(habit.IsToOverflow(Question with { OperationId = "another" }));
    }

    private static void Learn(OverflowHabit habit, FeatureQuery question, bool isOverflow)
    {
        for (var i = 0; i < 20; i++)
        {
            habit.Learn(question, isOverflow);
        }
    }
}
