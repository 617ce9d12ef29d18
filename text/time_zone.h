// IANA time zones: how far a zone's clocks stand from UTC at any instant.
//
//   auto zone = TimeZone::Find("Europe/Stockholm");
//   zone->OffsetAt(utc_seconds);             // 3600 or 7200
//   zone->OffsetAtLocal(local_seconds);      // where clocks were put back: the earlier instant
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace wenmai::text {

// Immutable; safe to use from several threads.
class TimeZone {
 public:
  // The zone of that name, exactly as IANA spells it; nullptr where there is none. Zones are kept,
  // so the second look-up of a name is cheap.
  static std::shared_ptr<const TimeZone> Find(std::string_view name);

  ~TimeZone();

  const std::string& name() const { return name_; }

  // Seconds east of UTC at an instant, given in seconds since the epoch.
  int32_t OffsetAt(int64_t utc_seconds) const;

  // Seconds east of UTC for a reading of the zone's clocks, given as if it were UTC. A reading that
  // occurs twice means the first time; one that is skipped is read with the offset from before,
  // which lands after the gap.
  int32_t OffsetAtLocal(int64_t local_seconds) const;

  // The offset of the second time a reading occurs; OffsetAtLocal() where it does not occur twice.
  int32_t LaterOffsetAtLocal(int64_t local_seconds) const;

 private:
  struct Rules;
  TimeZone(std::string name, std::unique_ptr<Rules> rules);

  std::string name_;
  std::unique_ptr<Rules> rules_;
};

}  // namespace wenmai::text
