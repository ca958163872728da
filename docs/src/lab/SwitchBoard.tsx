import type { Parts, Switches } from "@cosmic/playground/application";

type Props = Readonly<{ parts: Parts; switches: Switches; onTurn: (switches: Switches) => void }>;

/** What shall go wrong, where the chapter has the part that can. */
export function SwitchBoard({ parts, switches, onTurn }: Props) {
  if (!parts.mail && parts.handlers.length === 0) return null;
  return (
    <fieldset class="switches">
      <legend>What goes wrong</legend>
      <label>
        <input
          type="checkbox"
          checked={switches.mailDown}
          onChange={({ currentTarget }) => onTurn({ ...switches, mailDown: currentTarget.checked })}
        />
        The mail server is down
      </label>
      {parts.broker && (
        <label>
          <input
            type="checkbox"
            checked={switches.brokerDown}
            onChange={({ currentTarget }) => onTurn({ ...switches, brokerDown: currentTarget.checked })}
          />
          The broker is down
        </label>
      )}
      <label class="throws">
        A handler throws
        <select
          value={switches.throws}
          onChange={({ currentTarget }) => onTurn({ ...switches, throws: currentTarget.value })}
        >
          <option value="">none</option>
          {parts.handlers.map((handler) => (
            <option key={handler}>{handler}</option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
