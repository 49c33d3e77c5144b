using Tipoff.Engine.Sources;
using Tipoff.Tests.Engine.Sources.Sample;

namespace Tipoff.Tests.Engine.Sources;

public sealed class FieldsTests
{
    const string Body = """{"rows": [{"n": "5", "big": 3000000000, "half": 2.5, "empty": "", "none": null, "at": "2024-11-03T01:30:00-04:00", "day": "2024-11-03T00:00:00", "flag": "1", "word": "ten"}]}""";

    static Fields Row => Read(Body).Json.Items("rows").First();

    [Fact]
    public void Numbers_may_be_written_as_text_and_empty_means_null()
    {
        Row.Int("n").ShouldBe(5);
        Row.Decimal("half").ShouldBe(2.5m);
        Row.IntOrNull("empty").ShouldBeNull();
        Row.TextOrNull("none").ShouldBeNull();
        Row.Flag("flag").ShouldBeTrue();
        Row.Instant("at").ShouldBe(new DateTimeOffset(2024, 11, 3, 5, 30, 0, TimeSpan.Zero));
        Row.Date("day").ShouldBe(new DateOnly(2024, 11, 3));
    }

    [Fact]
    public void Complaints_name_the_path_what_was_seen_and_what_was_expected()
    {
        Wrong(row => row.Int("gone")).ShouldBe("rows[0].gone is missing, expected a field of that name");
        Wrong(row => row.Int("none")).ShouldBe("rows[0].none is null, expected a whole number");
        Wrong(row => row.Int("word")).ShouldBe("rows[0].word is 'ten', expected a number");
        Wrong(row => row.Int("half")).ShouldBe("rows[0].half is 2.5, expected a whole number");
        Wrong(row => row.Int("big")).ShouldBe("rows[0].big is 3000000000, expected a whole number of 32 bits");
        Wrong(row => row.Child("n")).ShouldBe("rows[0].n is String, expected an object");
    }

    [Fact]
    public void An_absent_field_is_null_only_where_it_is_optional()
    {
        Row.Optional.IntOrNull("gone").ShouldBeNull();
        Row.Optional.Items("gone").ShouldBeEmpty();
        Should.Throw<SchemaProblem>(() => Row.IntOrNull("gone"));
    }

    [Fact]
    public void A_name_of_ten_thousand_letters_is_read_and_a_complaint_about_it_stays_short()
    {
        var row = Read($$"""{"rows": [{"n": "{{new string('x', 10_000)}}"}]}""").Json.Items("rows").First();

        row.Text("n").Length.ShouldBe(10_000);
        Should.Throw<SchemaProblem>(() => row.Int("n")).Message.Length.ShouldBeLessThan(150);
    }

    [Fact]
    public void A_page_or_half_a_body_is_no_answer()
    {
        Should.Throw<RefusedBody>(() => Read("<html>").Json).Message.ShouldBe("a page (HTML) instead of JSON");
        Should.Throw<RefusedBody>(() => Read(Body[..40]).Json).Message.ShouldStartWith("no JSON:");
    }

    [Fact]
    public void Paths_name_each_field_once_and_tables_by_their_headers()
    {
        Read("""{"a": {"b": [{"c": 1}, {"c": 2, "d": null}]}, "sets": [{"name": "T", "headers": ["X", "Y"], "rowSet": [[1, 2]]}]}""").FieldPaths()
            .Order().ShouldBe(["a.b[].c", "a.b[].d", "sets[].T.X", "sets[].T.Y"]);
    }

    [Fact]
    public void Fields_that_only_some_objects_of_a_place_have_are_sparse()
    {
        var document = Read("""{"game": {"id": 1, "actions": [{"n": 1, "blocker": 7}, {"n": 2}, {"n": 3, "by": {"who": 1}}]}}""");

        document.SparseFieldPaths().ShouldBe(["game.actions[].blocker"]);
        FieldList.Empty.With(document.FieldPaths(), document.SparseFieldPaths()).Lines
            .ShouldBe(["game.actions[].blocker *", "game.actions[].by.who", "game.actions[].n", "game.id"]);
    }

    [Fact]
    public void A_body_in_which_no_object_has_a_sparse_field_is_no_other_format()
    {
        var known = FieldList.Parse("game.actions[].blocker *\ngame.actions[].n\n");

        known.Gone(Read("""{"game": {"actions": [{"n": 1}, {"n": 2}]}}""").FieldPaths()).ShouldBeEmpty();
        known.Gone(Read("""{"game": {"actions": [{"number": 1, "blocker": 7}]}}""").FieldPaths()).ShouldBe(["game.actions[].n"]);
        known.Gone(Read("""{"game": {"actions": [{"n": 1, "blockerId": 7}]}}""").FieldPaths()).ShouldBe(["game.actions[].blocker"], "gone where an unknown one came: renamed");
    }

    [Fact]
    public void Lines_of_a_table_are_read_by_their_header_quotes_and_all()
    {
        var rows = Read("a,b\n1,\"x, \"\"y\"\"\"\n2,\n").CsvRows().ToList();

        rows.Select(row => (row.Int("a"), row.TextOrNull("b"))).ShouldBe([(1, "x, \"y\""), (2, null)]);
        Should.Throw<SchemaProblem>(() => Read("a,b\n1,2,3\n").CsvRows().ToList()).Message.ShouldBe("line 2 is 3 values, expected 2");
    }

    static string Wrong(Action<Fields> read) => Should.Throw<SchemaProblem>(() => read(Row)).Message;

    static Document Read(string text) => new(FetchSample.Endpoints.Endpoints[0], Target.Of(("day", "2024-03-04")), DateTimeOffset.UnixEpoch, text);
}
