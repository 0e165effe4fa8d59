// SPDX-License-Identifier: Apache-2.0
// Logarithm and exponential with the same bits on every platform: only + - * / on doubles.
//
// The C library's own versions differ in the last bit between machines (with and without fused
// multiply-add, for one), which is enough to flip a rare decision. The method and the coefficients
// are those of fdlibm (Sun Microsystems 1993, e_log.c and e_exp.c; freely usable with this notice).
#pragma once

#include <bit>
#include <cstdint>

#include <sightline/core/extremes.hpp>

namespace sightline {

namespace detail {

inline constexpr double ln2_high = 6.93147180369123816490e-01;  // ln 2 cut to 33 bits
inline constexpr double ln2_low = 1.90821492927058770002e-10;   // the rest of it

/// 2^exponent, for exponents of normal doubles (-1022..1023).
[[nodiscard]] constexpr double power_of_two(std::int32_t exponent) {
  return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + 1023) << 52U);
}

/// y * 2^exponent where the result may be subnormal or infinite; rounds once.
[[nodiscard]] constexpr double scaled_by_power_of_two(double y, std::int32_t exponent) {
  if (exponent > 1023) {
    return y * 0x1.0p1023 * power_of_two(exponent - 1023);
  }
  if (exponent < -1021) {
    return y * power_of_two(exponent + 1000) * 0x1.0p-1000;
  }
  return y * power_of_two(exponent);
}

/// The results of log where x is not a positive, normal, finite number.
[[nodiscard]] double log_of_special(double x);

}  // namespace detail

/// Natural logarithm; error below 1 ulp. Minus infinity at 0, not a number below it.
[[nodiscard]] inline double deterministic_log(double x) {
  auto bits = std::bit_cast<std::uint64_t>(x);
  // One comparison finds zero, subnormals, negatives, infinities and not-a-numbers.
  if (bits - 0x0010'0000'0000'0000U >= 0x7FE0'0000'0000'0000U) [[unlikely]] {
    return detail::log_of_special(x);
  }
  // x = 2^k (1 + f) with sqrt(2)/2 < 1 + f < sqrt(2)
  constexpr std::uint64_t sqrt_half = 0x3FE6'A09E'0000'0000U;
  constexpr std::uint64_t one = 0x3FF0'0000'0000'0000U;
  bits += one - sqrt_half;
  const auto k = static_cast<double>(static_cast<std::int64_t>(bits >> 52U) - 1023);
  const double f = std::bit_cast<double>((bits & 0x000F'FFFF'FFFF'FFFFU) + sqrt_half) - 1.0;
  const double half_square = 0.5 * f * f;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double w = z * z;
  const double even = w * (3.999999999940941908e-01 +
                           w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const double odd = z * (6.666666666666735130e-01 +
                          w * (2.857142874366239149e-01 +
                               w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  const double r = even + odd;
  return s * (half_square + r) + k * detail::ln2_low - half_square + f + k * detail::ln2_high;
}

/// Exponential; error below 1 ulp. 0 below about -745, infinite above about 709.8.
[[nodiscard]] inline double deterministic_exp(double x) {
  constexpr double largest = 709.782712893383973096;
  constexpr double smallest = -745.13321910194110842;
  if (!(x <= largest && x >= smallest)) [[unlikely]] {
    return x > largest ? infinity : (x < smallest ? 0.0 : x);
  }
  // x = k ln 2 + r with |r| < 0.35, k the nearest whole number
  const double scaled = x * 1.44269504088896338700;
  const auto k = static_cast<std::int32_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
  const auto whole = static_cast<double>(k);
  const double high = x - whole * detail::ln2_high;
  const double low = whole * detail::ln2_low;
  const double r = high - low;
  const double rr = r * r;
  const double c =
      r - rr * (1.66666666666666019037e-01 +
                rr * (-2.77777777770155933842e-03 +
                      rr * (6.61375632143793436117e-05 +
                            rr * (-1.65339022054652515390e-06 + rr * 4.13813679705723846039e-08))));
  const double y = 1.0 + (r * c / (2.0 - c) - low + high);
  return detail::scaled_by_power_of_two(y, k);
}

/// log(1 + x) for x > -1, also where 1 + x loses digits of x; relative error about 3 ulp
/// (Kahan's correction).
[[nodiscard]] inline double deterministic_log1p(double x) {
  const double sum = 1.0 + x;
  return sum == 1.0 ? x : deterministic_log(sum) * (x / (sum - 1.0));
}

}  // namespace sightline
