using System.Data.Common;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Alerts;

/// <summary>What became of one delivery.</summary>
/// <param name="Refused">Channels that did not take it, each with why.</param>
public sealed record Delivery(int Messages, IReadOnlyDictionary<string, string> Refused);

/// <summary>Brings waiting notices to their channels: once each, together when they come together, and again when a channel did not take them.</summary>
/// <remarks>What is on its way is marked before it goes, so that after a kill it goes out again under the same id and nothing else does.</remarks>
public sealed class Courier(DuckDbWarehouse warehouse, IReadOnlyList<Channel> channels, AlertOptions options)
{
    /// <summary>Pauses between tries of one delivery; after them it waits for the next look.</summary>
    static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];

    sealed record Waiting(string Notice, string Incident, string Signature, string Kind, AlertSeverity Severity, string Channel, string Title, string Text, DateTimeOffset At, string? Message)
    {
        public MessagePart Part => new(Notice, Incident, Signature.Split('/')[0], Kind, Severity, Title, Text);
    }

    /// <summary>Whether a notice waits whose time has come, or one was on its way when a process was killed.</summary>
    public bool HasWork(DbConnection connection) => connection.Scalar<long>(
        $"select count(*) from orchestration.notices where state = '{AlertLog.Sending}' or (state = '{AlertLog.Waiting}' and due_at <= {Sql.Literal(warehouse.Now)} and coalesce(retry_at, due_at) <= {Sql.Literal(warehouse.Now)})") > 0;

    public async Task<Delivery> DeliverAsync(CancellationToken cancel)
    {
        using var connection = warehouse.Connect();
        Tidy(connection);
        var sent = 0;
        Dictionary<string, string> refused = [];
        foreach (var channel in channels)
        {
            foreach (var message in Due(connection, channel.Name))
            {
                cancel.ThrowIfCancellationRequested();
                if (await FaultOfAsync(channel, message, warehouse.Clock, cancel).ConfigureAwait(false) is { } fault)
                {
                    refused[channel.Name] = fault;
                    Refuse(connection, channel.Name, message, fault);
                }
                else
                {
                    sent++;
                    Mark(connection, channel.Name, message.Parts, $"state = '{AlertLog.Sent}', sent_at = {Sql.Literal(warehouse.Now)}, error = null");
                }
            }
        }

        return new Delivery(sent, refused);
    }

    /// <summary>Tries to send, three times at most.</summary>
    /// <returns>Why the channel did not take it; null when it did.</returns>
    public static async Task<string?> FaultOfAsync(Channel channel, Message message, TimeProvider clock, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await channel.SendAsync(message, cancel).ConfigureAwait(false);
                return null;
            }
            catch (Exception error) when (IsRefusal(error, cancel))
            {
                if (attempt == Pauses.Length || error is Problem)
                    return error.InnerException is { } inner ? $"{error.Message} {inner.Message}" : error.Message;
                await Task.Delay(Pauses[attempt], clock, cancel).ConfigureAwait(false);
            }
        }
    }

    static bool IsRefusal(Exception error, CancellationToken cancel) =>
        error is HttpRequestException or SmtpException or IOException or UnauthorizedAccessException or UriFormatException or InvalidOperationException or FormatException or Problem
        || (error is OperationCanceledException && !cancel.IsCancellationRequested);

    /// <summary>Drops what need not be told any more: of one incident the latest word counts, and what ended before anybody heard of it ends unheard.</summary>
    void Tidy(DbConnection connection)
    {
        foreach (var group in Read(connection, $"state = '{AlertLog.Waiting}'").GroupBy(row => (row.Channel, row.Incident)))
        {
            var latest = group.MaxBy(row => row.At)!;
            var wasHeard = connection.Scalar<long>(
                $"select count(*) from orchestration.notices where channel = {Sql.Literal(latest.Channel)} and incident = {Sql.Literal(latest.Incident)} and state in ('{AlertLog.Sent}', '{AlertLog.Sending}')") > 0;
            var isUnheardEnd = latest.Kind == "resolved" && !wasHeard;
            var dropped = group.Where(row => isUnheardEnd || row != latest || channels.All(channel => channel.Name != row.Channel)).ToList();
            if (dropped.Count > 0)
                Mark(connection, latest.Channel, [.. dropped.Select(row => row.Part)], $"state = '{AlertLog.Superseded}'");
        }
    }

    /// <summary>Messages to send now, each marked as on its way.</summary>
    IEnumerable<Message> Due(DbConnection connection, string channel)
    {
        var here = $"channel = {Sql.Literal(channel)}";
        var underway = Read(connection, $"{here} and state = '{AlertLog.Sending}'").GroupBy(row => row.Message!).Select(group => Message.Of(group.Key, [.. group.Select(row => row.Part)])).ToList();
        var now = Sql.Literal(warehouse.Now);
        var due = Read(
            connection,
            $"""
            {here} and state = '{AlertLog.Waiting}' and due_at <= {now} and coalesce(retry_at, due_at) <= {now}
              and (select count(distinct message) from orchestration.notices sent where sent.channel = n.channel and sent.signature = n.signature and sent.sent_at > {now} - interval '1' hour) < {options.PerHourMax}
            """).Select(row => row.Part).ToList();
        foreach (var message in underway)
            yield return message;
        IEnumerable<IReadOnlyList<MessagePart>> parcels = due.Count >= options.TogetherFrom ? [due] : due.Select(part => (IReadOnlyList<MessagePart>)[part]);
        foreach (var parcel in parcels)
        {
            var message = Message.Of(IdOf(channel, parcel), parcel);
            Mark(connection, channel, parcel, $"state = '{AlertLog.Sending}', message = {Sql.Literal(message.Id)}, tries = tries + 1");
            yield return message;
        }
    }

    void Refuse(DbConnection connection, string channel, Message message, string fault)
    {
        var next = Sql.Literal(warehouse.Now + TimeSpan.FromMinutes(1));
        var givenUp = Sql.Literal(warehouse.Now - TimeSpan.FromHours(options.GiveUpHours));
        Mark(
            connection, channel, message.Parts,
            $"state = case when said_at < {givenUp} then '{AlertLog.GivenUp}' else '{AlertLog.Waiting}' end, retry_at = {next}, error = {Sql.Literal(fault)}, message = null");
    }

    static void Mark(DbConnection connection, string channel, IReadOnlyList<MessagePart> parts, string set) =>
        connection.Run($"update orchestration.notices set {set} where channel = {Sql.Literal(channel)} and notice in ({string.Join(", ", parts.Select(part => Sql.Literal(part.Notice)))})");

    static List<Waiting> Read(DbConnection connection, string where) => connection.Rows(
        $"select notice, incident, signature, kind, severity, channel, title, text, said_at, message from orchestration.notices n where {where} order by said_at, notice",
        row => new Waiting(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), Enum.Parse<AlertSeverity>(row.GetString(4), ignoreCase: true), row.GetString(5), row.GetString(6),
            row.GetString(7), row.GetFieldValue<DateTimeOffset>(8), row.Text(9)));

    static string IdOf(string channel, IReadOnlyList<MessagePart> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{channel} {string.Join(' ', parts.Select(part => part.Notice))}")))[..16];
}
