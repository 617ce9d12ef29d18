#include "query/temporal/arithmetic.h"

#include <cstdlib>
#include <optional>

#include "query/temporal/calendar.h"
#include "query/temporal/checked.h"
#include "query/temporal/zone.h"

namespace wenmai::query::temporal {
namespace {

using graph::Date;
using graph::DateTime;
using graph::Duration;
using graph::LocalDateTime;
using graph::LocalTime;
using graph::Value;
using graph::ValueKind;

// Beyond these a date is out of range in any case, and the sums below could overflow.
constexpr int64_t kMonthsMax = 2 * 12 * (kYearMax - kYearMin);
constexpr int64_t kDaysMax = 2 * 366 * (kYearMax - kYearMin);

Date AddMonthsAndDays(Date date, int64_t months, int64_t days) {
  CheckField("months", months, -kMonthsMax, kMonthsMax);
  CheckField("days", days, -kDaysMax, kDaysMax);
  const CivilDate moved = AddMonths(ToCivil(date.days), months);
  return CheckedDate(DaysFromCivil(moved) + days);
}

LocalTime AddNanoseconds(LocalTime time, __int128 nanoseconds) {
  const auto shift = static_cast<int64_t>(nanoseconds % kNanosPerDay);
  return {FloorModulo(time.nanoseconds + shift, kNanosPerDay)};
}

LocalDateTime AddNanoseconds(const LocalDateTime& value, __int128 nanoseconds) {
  const __int128 total =
      static_cast<__int128>(value.seconds) * kNanosPerSecond + value.nanoseconds + nanoseconds;
  __int128 seconds = total / kNanosPerSecond;
  auto fraction = static_cast<int32_t>(total % kNanosPerSecond);
  if (fraction < 0) {
    fraction += static_cast<int32_t>(kNanosPerSecond);
    seconds -= 1;
  }
  constexpr __int128 kSecondsMax = static_cast<__int128>(kDaysMax) * kSecondsPerDay;
  if (seconds > kSecondsMax || seconds < -kSecondsMax) CheckedDate(INT64_MAX);
  const LocalDateTime result{static_cast<int64_t>(seconds), fraction};
  CheckedDate(DateOf(result).days);
  return result;
}

LocalDateTime AddMonthsAndDays(const LocalDateTime& value, const Duration& duration) {
  return Join(AddMonthsAndDays(DateOf(value), duration.months, duration.days), TimeOf(value));
}

DateTime AddToDateTime(const DateTime& value, const Duration& duration) {
  const Zone zone = ZoneOf(value);
  DateTime moved = value;
  if (duration.months != 0 || duration.days != 0) {
    moved = FromLocal(AddMonthsAndDays(ToLocal(value), duration), zone);
  }
  const LocalDateTime instant =
      AddNanoseconds(LocalDateTime{moved.seconds, moved.nanoseconds}, TotalNanoseconds(duration));
  return FromInstant(instant.seconds, instant.nanoseconds, zone);
}

// Any temporal value, taken apart.
struct Parts {
  std::optional<Date> date;
  std::optional<LocalTime> time;
  std::optional<Zone> zone;
};

Parts ToParts(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kDate:
      return {value.date(), {}, {}};
    case ValueKind::kLocalTime:
      return {{}, value.local_time(), {}};
    case ValueKind::kTime:
      return {{}, LocalTime{value.time().nanoseconds}, Zone{value.time().offset_seconds, nullptr}};
    case ValueKind::kLocalDateTime:
      return {DateOf(value.local_date_time()), TimeOf(value.local_date_time()), {}};
    default: {
      const LocalDateTime local = ToLocal(value.date_time());
      return {DateOf(local), TimeOf(local), ZoneOf(value.date_time())};
    }
  }
}

// Two points in time made comparable: both as readings of the clocks of one zone.
class Span {
 public:
  Span(const Value& from, const Value& to) {
    const Parts first = ToParts(from), second = ToParts(to);
    has_dates_ = first.date && second.date;
    zone_ = first.zone ? *first.zone : second.zone.value_or(Zone{});
    from_ = ToPoint(from, first, second);
    to_ = ToPoint(to, second, first);
  }

  // Whole months, which moves the start on by as much.
  int64_t TakeMonths() {
    if (!has_dates_) return 0;
    const LocalDateTime begin = ToLocal(from_), end = ToLocal(to_);
    const CivilDate first = ToCivil(DateOf(begin).days);
    const CivilDate last = ToCivil(LastWholeDay(begin, end));
    // Day 31 at most, so the quotient counts a month only once its day is reached.
    const int64_t months = ((last.year - first.year) * 12 * 32 + (last.month - first.month) * 32 +
                            last.day - first.day) /
                           32;
    const Date moved{DaysFromCivil(AddMonths(first, months))};
    from_ = FromLocal(Join(moved, TimeOf(begin)), zone_);
    return months;
  }

  int64_t TakeDays() {
    if (!has_dates_) return 0;
    const LocalDateTime begin = ToLocal(from_), end = ToLocal(to_);
    const int64_t days = LastWholeDay(begin, end) - DateOf(begin).days;
    from_ = FromLocal(Join({DateOf(begin).days + days}, TimeOf(begin)), zone_);
    return days;
  }

  __int128 Nanoseconds() const {
    return (static_cast<__int128>(to_.seconds) - from_.seconds) * kNanosPerSecond +
           to_.nanoseconds - from_.nanoseconds;
  }

 private:
  // The day of `end`, or the one next to it towards `begin` if the time of day is not yet reached.
  static int64_t LastWholeDay(const LocalDateTime& begin, const LocalDateTime& end) {
    const int64_t first = DateOf(begin).days, last = DateOf(end).days;
    const int64_t begin_time = TimeOf(begin).nanoseconds, end_time = TimeOf(end).nanoseconds;
    if (last > first && end_time < begin_time) return last - 1;
    if (last < first && end_time > begin_time) return last + 1;
    return last;
  }

  DateTime ToPoint(const Value& value, const Parts& own, const Parts& other) const {
    if (value.kind() == ValueKind::kDateTime) {
      const DateTime& instant = value.date_time();
      return FromInstant(instant.seconds, instant.nanoseconds, zone_);
    }
    const Date date = own.date ? *own.date : other.date.value_or(Date{});
    const LocalDateTime local = Join(date, own.time.value_or(LocalTime{}));
    const DateTime point = FromLocal(local, own.zone ? *own.zone : zone_);
    return FromInstant(point.seconds, point.nanoseconds, zone_);
  }

  bool has_dates_ = false;
  Zone zone_;
  DateTime from_, to_;
};

}  // namespace

Value AddDuration(const Value& temporal, const Duration& duration) {
  const __int128 nanoseconds = TotalNanoseconds(duration);
  switch (temporal.kind()) {
    case ValueKind::kDate: {
      const auto days = static_cast<int64_t>(nanoseconds / kNanosPerDay);
      const Date moved = AddMonthsAndDays(temporal.date(), duration.months, duration.days);
      return Value::MakeDate(CheckedDate(moved.days + days));
    }
    case ValueKind::kLocalTime:
      return Value::MakeLocalTime(AddNanoseconds(temporal.local_time(), nanoseconds));
    case ValueKind::kTime: {
      const LocalTime moved = AddNanoseconds(LocalTime{temporal.time().nanoseconds}, nanoseconds);
      return Value::MakeTime({moved.nanoseconds, temporal.time().offset_seconds});
    }
    case ValueKind::kLocalDateTime:
      return Value::MakeLocalDateTime(
          AddNanoseconds(AddMonthsAndDays(temporal.local_date_time(), duration), nanoseconds));
    default:
      return Value::MakeDateTime(AddToDateTime(temporal.date_time(), duration));
  }
}

Duration Between(const Value& from, const Value& to) {
  Span span(from, to);
  const int64_t months = span.TakeMonths();
  const int64_t days = span.TakeDays();
  return MakeDuration(months, days, span.Nanoseconds());
}

Duration BetweenInMonths(const Value& from, const Value& to) {
  return MakeDuration(Span(from, to).TakeMonths(), 0, 0);
}

Duration BetweenInDays(const Value& from, const Value& to) {
  return MakeDuration(0, Span(from, to).TakeDays(), 0);
}

Duration BetweenInSeconds(const Value& from, const Value& to) {
  return MakeDuration(0, 0, Span(from, to).Nanoseconds());
}

}  // namespace wenmai::query::temporal
