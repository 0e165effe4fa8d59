// SPDX-License-Identifier: Apache-2.0
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>

#include <fmt/format.h>

#include <sightline/core/distributions.hpp>
#include <sightline/core/extremes.hpp>

namespace sightline {

namespace {

/// The polynomial with `coefficients` from the constant term upward (Horner).
template <std::size_t n>
double polynomial(double x, const double (&coefficients)[n]) {
  double sum = coefficients[n - 1];
  for (std::size_t i = n - 1; i-- > 0;) {
    sum = sum * x + coefficients[i];
  }
  return sum;
}

// Wichura (1988) AS 241, PPND16: numerators and denominators by region.
constexpr double central_top[] = {3.3871328727963666080e0, 1.3314166789178437745e2,
                                  1.9715909503065514427e3, 1.3731693765509461125e4,
                                  4.5921953931549871457e4, 6.7265770927008700853e4,
                                  3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr double central_bottom[] = {1.0,
                                     4.2313330701600911252e1,
                                     6.8718700749205790830e2,
                                     5.3941960214247511077e3,
                                     2.1213794301586595867e4,
                                     3.9307895800092710610e4,
                                     2.8729085735721942674e4,
                                     5.2264952788528545610e3};
constexpr double middle_top[] = {1.42343711074968357734e0,  4.63033784615654529590e0,
                                 5.76949722146069140550e0,  3.64784832476320460504e0,
                                 1.27045825245236838258e0,  2.41780725177450611770e-1,
                                 2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr double middle_bottom[] = {1.0,
                                    2.05319162663775882187e0,
                                    1.67638483018380384940e0,
                                    6.89767334985100004550e-1,
                                    1.48103976427480074590e-1,
                                    1.51986665636164571966e-2,
                                    5.47593808499534494600e-4,
                                    1.05075007164441684324e-9};
constexpr double far_top[] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                              1.78482653991729133580e0,  2.96560571828504891230e-1,
                              2.65321895265761230930e-2, 1.24266094738807843860e-3,
                              2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr double far_bottom[] = {1.0,
                                 5.99832206555887937690e-1,
                                 1.36929880922735805310e-1,
                                 1.48753612908506148525e-2,
                                 7.86869131145613259100e-4,
                                 1.84631831751005468180e-5,
                                 1.42151175831644588870e-7,
                                 2.04426310338993978564e-15};

// fdlibm s_erf.c (Sun Microsystems 1993): erf near 0, then erfc in three regions.
constexpr double near_top[] = {1.28379167095512558561e-01, -3.25042107247001499370e-01,
                               -2.84817495755985104766e-02, -5.77027029648944159157e-03,
                               -2.37630166566501626084e-05};
constexpr double near_bottom[] = {1.0,
                                  3.97917223959155352819e-01,
                                  6.50222499887672944485e-02,
                                  5.08130628187576562776e-03,
                                  1.32494738004321644526e-04,
                                  -3.96022827877536812320e-06};
constexpr double one_top[] = {-2.36211856075265944077e-03, 4.14856118683748331666e-01,
                              -3.72207876035701323847e-01, 3.18346619901161753674e-01,
                              -1.10894694282396677476e-01, 3.54783043256182359371e-02,
                              -2.16637559486879084300e-03};
constexpr double one_bottom[] = {1.0,
                                 1.06420880400844228286e-01,
                                 5.40397917702171048937e-01,
                                 7.18286544141962662868e-02,
                                 1.26171219808761642112e-01,
                                 1.36370839120290507362e-02,
                                 1.19844998467991074170e-02};
constexpr double two_top[] = {-9.86494403484714822705e-03, -6.93858572707181764372e-01,
                              -1.05586262253232909814e+01, -6.23753324503260060396e+01,
                              -1.62396669462573470355e+02, -1.84605092906711035994e+02,
                              -8.12874355063065934246e+01, -9.81432934416914548592e+00};
constexpr double two_bottom[] = {1.0,
                                 1.96512716674392571292e+01,
                                 1.37657754143519042600e+02,
                                 4.34565877475229228821e+02,
                                 6.45387271733267880336e+02,
                                 4.29008140027567833386e+02,
                                 1.08635005541779435134e+02,
                                 6.57024977031928170135e+00,
                                 -6.04244152148580987438e-02};
constexpr double last_top[] = {-9.86494292470009928597e-03, -7.99283237680523006574e-01,
                               -1.77579549177547519889e+01, -1.60636384855821916062e+02,
                               -6.37566443368389627722e+02, -1.02509513161107724954e+03,
                               -4.83519191608651397019e+02};
constexpr double last_bottom[] = {1.0,
                                  3.03380607434824582924e+01,
                                  3.25792512996573918826e+02,
                                  1.53672958608443695994e+03,
                                  3.19985821950859553908e+03,
                                  2.55305040643316442583e+03,
                                  4.74528541206955367215e+02,
                                  -2.24409524465858183362e+01};

/// erfc for x >= 0.84375.
double complementary_error_of_large(double x) {
  if (x < 1.25) {
    const double s = x - 1.0;
    return 1.0 - 8.45062911510467529297e-01 - polynomial(s, one_top) / polynomial(s, one_bottom);
  }
  if (x > 28.0) {
    return 0.0;
  }
  const double s = 1.0 / (x * x);
  const double ratio = x < 1.0 / 0.35 ? polynomial(s, two_top) / polynomial(s, two_bottom)
                                      : polynomial(s, last_top) / polynomial(s, last_bottom);
  // exp(-x^2) without the rounding error of the square: z has so few digits that z * z is exact.
  const double z = std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & 0xFFFF'FFFF'0000'0000U);
  return deterministic_exp(-z * z - 0.5625) * deterministic_exp((z - x) * (z + x) + ratio) / x;
}

}  // namespace

double normal_quantile(double u) {
  const double q = u - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(r, central_top) / polynomial(r, central_bottom);
  }
  if (!(u > 0.0 && u < 1.0)) {
    return u == 0.0 ? -infinity : (u == 1.0 ? infinity : not_a_number);
  }
  const double tail = q < 0.0 ? u : 1.0 - u;
  const double r = std::sqrt(-deterministic_log(tail));
  const double size = r <= 5.0
                          ? polynomial(r - 1.6, middle_top) / polynomial(r - 1.6, middle_bottom)
                          : polynomial(r - 5.0, far_top) / polynomial(r - 5.0, far_bottom);
  return q < 0.0 ? -size : size;
}

double normal_cdf(double x) {
  const double z = x * 0.70710678118654752440;
  if (z > -0.84375 && z < 0.84375) {
    const double ratio = polynomial(z * z, near_top) / polynomial(z * z, near_bottom);
    return 0.5 + 0.5 * (z + z * ratio);
  }
  if (x != x) {
    return x;
  }
  const double tail = 0.5 * complementary_error_of_large(z < 0.0 ? -z : z);
  return z < 0.0 ? tail : 1.0 - tail;
}

double lognormal(double u, double mean, double coefficient_of_variation) {
  if (!(mean >= 0.0 && coefficient_of_variation >= 0.0)) {
    throw std::invalid_argument(
        fmt::format("lognormal: mean {} and coefficient of variation {} must not be negative", mean,
                    coefficient_of_variation));
  }
  const double variance = deterministic_log1p(coefficient_of_variation * coefficient_of_variation);
  return mean * deterministic_exp(std::sqrt(variance) * normal_quantile(u) - 0.5 * variance);
}

}  // namespace sightline
