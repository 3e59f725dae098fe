// The members of detectors one after the other, as numbers of 16 bits: a large number is several
// of them, the lowest first, and letters go into a text of their own.

#include "prose/packed_detectors.hpp"

#include "prose/detectors.hpp"

#include <array>
#include <cstddef>
#include <type_traits>

namespace clauseline {

/// What each part of detectors consists of: what is packed and unpacked in this order.
struct PackedParts {
  template <class Type, class As>
  static constexpr bool is = std::is_same_v<std::remove_const_t<Type>, As>;

  template <class Archive, class Part>
  static void go_through(Archive& archive, Part& part) {
    if constexpr (is<Part, Detectors>)
      archive(part.vocabulary_, part.kinds_, part.symbols_, part.classes_, part.triggers_,
              part.first_trigger_);
    else if constexpr (is<Part, Vocabulary>)
      archive(part.nodes_, part.sets_, part.symbols_, part.short_words_);
    else if constexpr (is<Part, Vocabulary::Set>)
      archive(part.begin, part.triggers, part.others, part.roles);
    else if constexpr (is<Part, ShortWords>)
      archive(part.slots_, part.mask_);
    else if constexpr (is<Part, ShortWords::Word>)
      archive(part.letters, part.number);
    else if constexpr (is<Part, SignalKind>)
      archive(part.name, part.topic, part.title, part.group, part.polarity, part.negated,
              part.carried, part.match, part.unless, part.never, part.examples, part.written);
    else if constexpr (is<Part, SignalExample>)
      archive(part.words, part.is_match, part.at.source, part.at.position.line,
              part.at.position.column);
    else if constexpr (is<Part, Detector>)
      archive(part.words, part.besides, part.without);
    else if constexpr (is<Part, ProsePattern>)
      archive(part.steps, part.needed);
    else if constexpr (is<Part, PatternStep>)
      archive(part.kind, part.symbol, part.least, part.most);
    else
      archive(part.kind, part.detector, part.also);
  }
};

namespace {

constexpr unsigned bits = 16;

class Packer {
 public:
  explicit Packer(DetectorsToPack& into) : into_(into) {}

  template <class... Parts>
  void operator()(const Parts&... parts) {
    (put(parts), ...);
  }

 private:
  template <class Part>
  void put(const Part& part) {
    if constexpr (std::is_enum_v<Part>)
      put(static_cast<std::underlying_type_t<Part>>(part));
    else if constexpr (std::is_integral_v<Part>)
      for (std::uint64_t i = 0; i * bits < 8 * sizeof(Part); ++i)
        into_.numbers.push_back(static_cast<std::uint16_t>(std::uint64_t{part} >> (i * bits)));
    else
      PackedParts::go_through(*this, part);
  }
  void put(const std::string& text) {
    put(text.size());
    into_.text += text;
  }
  void put(const KeptNumbers& numbers) {
    put(numbers.all().size());
    into_.numbers.insert(into_.numbers.end(), numbers.all().begin(), numbers.all().end());
  }
  template <class Part>
  void put(const std::vector<Part>& parts) {
    put(parts.size());
    for (const Part& part : parts)
      put(part);
  }
  template <class Part, std::size_t size>
  void put(const std::array<Part, size>& parts) {
    for (const Part& part : parts)
      put(part);
  }

  DetectorsToPack& into_;
};

class Unpacker {
 public:
  explicit Unpacker(const PackedDetectors& packed) : rest_(packed) {}

  template <class... Parts>
  void operator()(Parts&... parts) {
    (get(parts), ...);
  }

 private:
  template <class Part>
  void get(Part& part) {
    if constexpr (std::is_enum_v<Part>) {
      part = static_cast<Part>(number<std::underlying_type_t<Part>>());
    } else if constexpr (std::is_integral_v<Part>) {
      part = number<Part>();
    } else {
      PackedParts::go_through(*this, part);
    }
  }
  void get(std::string& text) {
    const auto size = number<std::size_t>();
    text = rest_.text.substr(0, size);
    rest_.text.remove_prefix(size);
  }
  void get(KeptNumbers& numbers) { numbers = KeptNumbers(take(number<std::size_t>())); }
  template <class Part>
  void get(std::vector<Part>& parts) {
    parts.resize(number<std::size_t>());
    for (Part& part : parts)
      get(part);
  }
  template <class Part, std::size_t size>
  void get(std::array<Part, size>& parts) {
    for (Part& part : parts)
      get(part);
  }

  template <class Number>
  Number number() {
    std::uint64_t number = 0;
    for (std::uint64_t i = 0; i * bits < 8 * sizeof(Number); ++i)
      number |= std::uint64_t{take(1).front()} << (i * bits);
    return static_cast<Number>(number);
  }
  std::span<const std::uint16_t> take(std::size_t size) {
    const auto taken = rest_.numbers.first(size);
    rest_.numbers = rest_.numbers.subspan(size);
    return taken;
  }

  PackedDetectors rest_;
};

}  // namespace

DetectorsToPack pack(const Detectors& detectors) {
  DetectorsToPack packed;
  Packer packer(packed);
  PackedParts::go_through(packer, detectors);
  return packed;
}

Detectors::Detectors(const PackedDetectors& packed) {
  Unpacker unpacker(packed);
  PackedParts::go_through(unpacker, *this);
}

}  // namespace clauseline
