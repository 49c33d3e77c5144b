using System.Data.Common;
using Tipoff.Engine;
using Tipoff.Engine.Alerts;
using Tipoff.Engine.Schedules;
using Tipoff.Engine.Warehouse;
using Tipoff.Nba.Domain;
using Tipoff.Nba.Monitoring;

namespace Tipoff.App.Day;

/// <summary>Looks at every sign, makes incidents of what is wrong, and has people told.</summary>
sealed class Watch
{
    /// <summary>Beside the warehouse: when the watcher looked last, for whoever watches the watcher.</summary>
    const string MarkFile = "watch.mark";

    /// <summary>The rule that speaks when another cannot look.</summary>
    public const string BlindRule = "blind_rules";

    static readonly IReadOnlyList<Sign> Rules = [.. Signs.All.Where(sign => sign.Troubles != Sign.NoTroubles)];

    readonly DuckDbWarehouse warehouse;
    readonly AlertOptions options;
    readonly AlertBoard board;
    readonly Courier courier;

    /// <summary>What the rule saw just now, for the work that follows it; null for a look by hand.</summary>
    Look? seen;

    /// <param name="print">Where alerts go that no channel is told; null: nowhere, they are kept.</param>
    public Watch(DuckDbWarehouse warehouse, Action<string>? print)
    {
        this.warehouse = warehouse;
        options = Heard(warehouse.Workspace.Options.Alerts, print);
        board = new AlertBoard(options);
        courier = new Courier(warehouse, [.. options.Channels.Select(channel => Channel.Of(channel, warehouse.Workspace.Root, print ?? (_ => { })))], options);
    }

    /// <summary>When the watcher of a workspace looked last; null when it never did.</summary>
    public static DateTimeOffset? LastLook(Workspace workspace)
    {
        var file = Path.Combine(workspace.Data, MarkFile);
        return File.Exists(file) && DateTimeOffset.TryParse(File.ReadAllText(file), System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : null;
    }

    /// <summary>Looks, and says whether anything is to be kept or told.</summary>
    public Judgement Judge(Moment moment)
    {
        using var connection = warehouse.Connect();
        var before = AlertLog.Open(connection);
        seen = null;
        var look = Look(connection);
        var step = board.Step(before, look, moment.Now);
        Mark();
        var deadMan = CallDeadMan();
        var open = step.Changed.Where(incident => incident.State == AlertState.Alerting).ToList();
        var news = step.Changed.Count(incident => !before.Any(other => other.Id == incident.Id && other.State == incident.State && other.Severity == incident.Severity && other.Why == incident.Why));
        if (news + step.Notices.Count == 0 && !courier.HasWork(connection))
            return Judgement.Skip($"{(open.Count == 0 ? "nothing is wrong" : $"{Counted(open)} stand, as told")}{deadMan}");
        seen = look;
        return Judgement.Run($"{news} changes, {step.Notices.Count} to be told");
    }

    /// <summary>Looks, keeps what changed, and tells it.</summary>
    public Completion Tell(CancellationToken cancel)
    {
        using var connection = warehouse.Connect();
        var look = seen ?? Look(connection);
        seen = null;
        var step = board.Step(AlertLog.Open(connection), look, warehouse.Now);
        AlertLog.Keep(warehouse, connection, step, look, Rules.Select(rule => rule.Rule).Append(BlindRule).Append(Disk.Rule), options);
        var delivery = courier.DeliverAsync(cancel).GetAwaiter().GetResult();
        var open = step.Changed.Where(incident => incident.State == AlertState.Alerting).ToList();
        var refused = string.Concat(delivery.Refused.Select(channel => $"; {channel.Key} did not take it: {channel.Value}"));
        var blind = string.Concat(look.Blind.Select(rule => $"; {rule.Key} could not look: {rule.Value}"));
        return new Completion(
            refused.Length + blind.Length == 0 ? Completion.Done : Completion.Partial,
            $"{(open.Count == 0 ? "nothing is wrong" : Counted(open))}; {delivery.Messages} messages sent{refused}{blind}");
    }

    /// <summary>What is wrong at this moment. A rule that fails is told itself, and the others go on.</summary>
    public Look Look(DbConnection connection)
    {
        var now = warehouse.Now;
        var today = Eastern.DateOf(now);
        List<Finding> findings = [];
        Dictionary<string, string> blind = [];
        foreach (var sign in Rules)
        {
            try
            {
                findings.AddRange(ReadOnlyQuery.Run(connection, sign.TroublesOn(now, today)).Rows.Select(row => Find(sign, today, row)));
            }
            catch (Exception error) when (error is Problem or DbException)
            {
                blind[sign.Rule] = error.Message;
                findings.Add(new Finding(BlindRule, sign.Rule, AlertSeverity.Critical, $"{sign.Rule} cannot be looked at: {error.Message}", "tipoff alert rules", "messages-not-delivered"));
            }
        }

        findings.AddRange(Disk.Look(warehouse.Workspace));
        return new Look(findings, blind);
    }

    static Finding Find(Sign sign, DateOnly today, object?[] row)
    {
        var since = row[2]?.ToString();
        return new Finding(
            sign.Rule, row[0]!.ToString()!, Enum.Parse<AlertSeverity>(row[1]!.ToString()!, ignoreCase: true), row[3]?.ToString() ?? "",
            sign.Command(today, since, sign.Name == "gaps" ? since : null), sign.Runbook)
        {
            // A date alone is one of New York.
            Since = DateOnly.TryParseExact(since, "yyyy-MM-dd", out var date) ? Eastern.At(date, TimeOnly.MinValue) : QueryResult.Instant(since),
            Patience = sign.Patience,
        };
    }

    static AlertOptions Heard(AlertOptions options, Action<string>? print) => options.Channels.Count > 0 || print is null
        ? options
        : options with { Channels = [new ChannelOptions("serve", ChannelOptions.Stdout)] };

    static string Counted(List<Incident> open) =>
        $"{open.Count} incidents ({string.Join(", ", open.GroupBy(incident => incident.Severity).OrderByDescending(group => group.Key).Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}"))})";

    void Mark()
    {
        var file = Path.Combine(warehouse.Workspace.Data, MarkFile);
        File.WriteAllText($"{file}.new", $"{warehouse.Now:O}");
        File.Move($"{file}.new", file, overwrite: true);
    }

    /// <returns>Why the other end did not answer, for the decision; it notices the silence by itself.</returns>
    string CallDeadMan()
    {
        if (options.DeadManUrl.Length == 0)
            return "";
        var call = new Message($"alive-{warehouse.Now:yyMMddHHmmss}", AlertSeverity.Info, "alive", "the watcher looked", []);
        var channel = Channel.Of(new ChannelOptions("dead man's switch", ChannelOptions.Webhook, options.DeadManUrl), warehouse.Workspace.Root, _ => { });
        return Courier.FaultOfAsync(channel, call, warehouse.Clock, default).GetAwaiter().GetResult() is { } fault ? $"; the dead man's switch did not answer: {fault}" : "";
    }
}
