// Dates as the data have them: "2023", "2023-06", "2023-06-30". They compare as text once they are days;
// a day that the month does not have does no harm there.

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export const firstDay = date => date + "-01-01".slice(date.length - 4);
export const lastDay = date => date + "-12-31".slice(date.length - 4);

export function nextDay(day) {
  const [year, month, last] = day.split("-").map(Number);
  const days = new Date(Date.UTC(2000, month, 0)).getUTCDate();
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const most = month === 2 && !leap ? 28 : days;
  const two = number => String(number).padStart(2, "0");
  const text = (y, m, d) => `${String(y).padStart(4, "0")}-${two(m)}-${two(d)}`;
  if (last < most) return text(year, month, last + 1);
  return month < 12 ? text(year, month + 1, 1) : text(year + 1, 1, 1);
}

// "2023", "Jun 2023", "30 Jun 2023"
export function sayDate(date) {
  const [year, month, day] = date.split("-");
  if (!month) return year;
  return `${day ? Number(day) + " " : ""}${months[month - 1]} ${year}`;
}

// "2019 to 2030", "since Jan 2025", "until 2030", of what happens once "2019".
export function saySpan({start, end, event}) {
  if (start && end && start !== end) return `${sayDate(start)} to ${sayDate(end)}`;
  if (start) return event || start === end ? sayDate(start) : `since ${sayDate(start)}`;
  return end ? `until ${sayDate(end)}` : "";
}

// What began by the day and has not ended; without a start or an end, always. Money given stays given.
export function isInForce({start, end, event}, day) {
  if (start && firstDay(start) > day) return false;
  return !end || event || lastDay(end) >= day;
}
