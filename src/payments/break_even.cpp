#include "payments/break_even.hpp"

#include "text/error.hpp"

#include <algorithm>

namespace clauseline {
namespace {

int sign_of(const Net& net) { return net.difference().compare(0); }

void require_one_currency(const std::vector<Net>& nets) {
  for (const Net& net : nets)
    if (std::ranges::count(nets, net.party, &Net::party) > 1)
      throw Error({.at = {.source = "--break-even"},
                   .message = net.party + " is paid in several currencies, which cannot be weighed "
                                          "against each other",
                   .hint = "leave --break-even out"});
}

void extend(BreakEven& party, std::chrono::sys_days day, int sign) {
  if (party.stretches.empty() || party.stretches.back().sign != sign)
    party.stretches.push_back({.days = {day, day}, .sign = sign});
  party.stretches.back().days.last = day;
}

}  // namespace

std::vector<BreakEven> break_even(const Days& window, const NetsOn& nets_on) {
  std::vector<BreakEven> parties;
  const auto if_never = nets_on(never());
  require_one_currency(if_never);
  parties.reserve(if_never.size());
  for (const Net& net : if_never)
    parties.push_back({.party = net.party, .if_never = sign_of(net)});
  for (auto day = window.first; day <= window.last; day += std::chrono::days(1)) {
    const auto nets = nets_on(day);
    for (std::size_t i = 0; i < parties.size(); ++i)
      extend(parties[i], day, sign_of(nets.at(i)));
  }
  return parties;
}

}  // namespace clauseline
