using System.Data.Common;
using Tipoff.Engine.Warehouse;

namespace Tipoff.Engine.Health;

/// <summary>Who has accepted a range, and on what evidence; kept for ever.</summary>
/// <param name="ReportHash">SHA-256 of the report that was signed.</param>
public sealed record SignOff(DateOnly From, DateOnly To, string By, string? Note, DateTimeOffset At, string ReportHash, string CodeVersion);

/// <summary>The sign-offs, each with its report; rows are only ever added.</summary>
public static class SignOffs
{
    public static void Add(DbConnection connection, SignOff signed, string report) =>
        connection.Run(
            $"""
            insert into orchestration.acceptances (from_date, to_date, accepted_by, note, accepted_at, report_hash, code_version, report) values (
              {Sql.Literal(signed.From)}, {Sql.Literal(signed.To)}, {Sql.Literal(signed.By)}, {Sql.Literal(signed.Note)}, {Sql.Literal(signed.At)},
              {Sql.Literal(signed.ReportHash)}, {Sql.Literal(signed.CodeVersion)}, {Sql.Literal(report)})
            """);
}
