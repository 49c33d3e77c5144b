namespace Tipoff.Engine.Warehouse;

/// <summary>What several versions changed together: the first old value, the last new one, and nothing of what came back to where it was.</summary>
public static class NetChanges
{
    /// <summary>The changes from before the first of the versions to after the last.</summary>
    /// <param name="versions">Oldest first.</param>
    public static IReadOnlyList<Change> Of(IEnumerable<IReadOnlyList<Change>> versions)
    {
        Dictionary<string, Story> rows = [];
        foreach (var change in versions.SelectMany(changes => changes.OrderBy(change => change.Column is not null)))
        {
            if (!rows.TryGetValue(change.RowKey, out var row))
                rows[change.RowKey] = row = new Story(change.RowKey, change.Kind != ChangeKind.Added);
            row.Tell(change);
        }

        return [.. rows.Values.OrderBy(row => row.Key, StringComparer.Ordinal).SelectMany(row => row.Net())];
    }

    /// <summary>What became of one row.</summary>
    /// <param name="wasThere">Whether it stood before the first version.</param>
    sealed class Story(string key, bool wasThere)
    {
        readonly SortedDictionary<string, (string? Old, string? New)> values = new(StringComparer.Ordinal);
        ChangeKind? last;

        public string Key => key;

        public void Tell(Change change)
        {
            if (change.Column is { } column)
            {
                // What was never told of a row that stood is what it holds now; a row that did not stand held nothing.
                values[column] = (values.TryGetValue(column, out var value) ? value.Old : wasThere && change.Kind != ChangeKind.Added ? change.Old : null, change.New);
                return;
            }

            last = change.Kind;
            if (last == ChangeKind.Removed)
                values.Keys.ToList().ForEach(told => values[told] = (values[told].Old, null));
        }

        public IEnumerable<Change> Net()
        {
            var isThere = last is null ? wasThere : last == ChangeKind.Added;
            if (!wasThere && !isThere)
                return [];

            var kind = !wasThere ? ChangeKind.Added : isThere ? ChangeKind.Changed : ChangeKind.Removed;
            var changes = values.Where(value => value.Value.Old != value.Value.New).Select(value => new Change(kind, key, value.Key, value.Value.Old, value.Value.New));
            return kind == ChangeKind.Changed ? changes : changes.Prepend(new Change(kind, key, null, null, null));
        }
    }
}
