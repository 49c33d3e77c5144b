namespace Tipoff.Tests.Analytics;

/// <summary>What a shop sold on a day; the shop's manager is known on some.</summary>
public sealed record DaySale(string Shop, DateOnly Day, int Amount, string? Manager);
